"""Claims: who says what about whom, with which counts, and how the speaker stands to it."""
