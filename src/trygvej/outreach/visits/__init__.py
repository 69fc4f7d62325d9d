"""Rounds and visits: planned at the desk, recorded on a telephone."""
