"""Tests of rounds and visits."""
