"""Tests of what the visits teach."""
