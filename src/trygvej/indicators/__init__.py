"""Reads the catalogue; assesses a subject against a set, with reasons. Pure."""
