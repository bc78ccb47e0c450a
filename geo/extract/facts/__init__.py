"""What each sentence of a report says by itself."""
