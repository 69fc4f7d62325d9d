"""Places and the map: what was advertised and found where, and how people are moved about."""
