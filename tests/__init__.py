"""Tests of On Record, laid out as the package is."""
