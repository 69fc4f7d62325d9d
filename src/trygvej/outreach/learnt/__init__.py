"""What the visits teach about the signs, and about the colours."""
