"""The outreach worker's day in a real browser, in Danish."""
