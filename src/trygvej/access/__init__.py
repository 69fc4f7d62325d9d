"""People, organisations, roles, permits, keys, the log and retention: who may do what, and what was done."""
