"""Story and what the player does -> Moments. Knows no window and no clock; files only through `saves`."""
