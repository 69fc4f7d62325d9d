"""Invented adverts with their truth; see `adverts_data`."""
