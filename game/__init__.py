"""Everyone in the Frame: a visual novel, and the engine that plays any story written like it."""

__version__ = "0.1.0"
