"""Tests of the reader's widgets."""
