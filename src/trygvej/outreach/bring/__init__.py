"""Brings a run of the pipeline into the database."""
