"""Places, and organisations: what each offers, whom to ask there, what was agreed, who answers for what."""
