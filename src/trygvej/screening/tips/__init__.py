"""Tips on the web: given without an account, read by the hotline."""
