"""Screening by professionals with the set that fits."""
