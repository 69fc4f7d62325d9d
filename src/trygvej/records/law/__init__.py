"""The law of periods and of competence: dated rules of each country, and what follows from them for one case."""
