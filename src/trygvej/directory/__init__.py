"""Places and organisations, as far as the work outside needs them."""
