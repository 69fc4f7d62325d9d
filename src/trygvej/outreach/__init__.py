"""The day of an outreach worker: worklist, adverts, networks, places, visits and what we learnt."""
