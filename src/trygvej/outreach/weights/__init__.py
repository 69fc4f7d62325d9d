"""New weights: tried on past data, proposed by one person, decided by another, used from a day on."""
