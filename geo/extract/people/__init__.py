"""People that a sentence tells of: how many, what became of them, whose they are and who did it."""
