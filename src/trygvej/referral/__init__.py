"""The hand-over between organisations: who has it now, by when, and what each may see of it."""
