"""How fast and how small the program is, measured on stories of any size. `python -m bench` prints the table.

Nothing here judges: the goals stand beside what was measured, and a slow machine fails nothing.
"""
