"""What a place does in its sentence: struck, near, toward, fired from, holding a finer place, or merely named."""
