"""reader/screens."""
