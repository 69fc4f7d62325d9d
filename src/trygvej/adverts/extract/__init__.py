"""Reads what an advert states. Every reader takes a `Reading` and returns plain values; none guesses."""
