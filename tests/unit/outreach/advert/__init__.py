"""Tests of advert."""
