"""The programs that made what lies in `assets/`. The game never imports them."""
