"""reader/widgets."""
