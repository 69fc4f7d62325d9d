"""Hotline, tips, self-check and screening: where a sign about a person first comes in."""
