"""Armenia, Azerbaijan and the others: by the words for them, and by the ground that they hold."""
