"""Adverts in, reasons and bands out: ingest, extract, score, write. The text half needs no Django."""
