"""Invented data for every page: no person, number or place of it is real but the names of towns."""
