"""Tests of tui.analysis."""
