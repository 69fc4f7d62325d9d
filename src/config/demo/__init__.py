"""Invented data for every page: no person, number or place of it is real but the names of towns."""

from config.demo.fill import fill

__all__ = ["fill"]
