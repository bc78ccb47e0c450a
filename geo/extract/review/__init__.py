"""What a person corrects in or adds to what the rules read."""
