"""The reader, as it is seen and as it answers to keys."""
