"""The stage: Moment -> picture and sound. pygame lives here and in `game.screens`."""
