"""Who speaks in a sentence, and how far each is heard."""
