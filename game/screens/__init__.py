"""What the player acts on: title, play, backlog, slots, preferences, built of one small set of controls."""
