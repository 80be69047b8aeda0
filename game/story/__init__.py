"""YAML text -> a checked Story. Knows no window, no clock and no player."""
