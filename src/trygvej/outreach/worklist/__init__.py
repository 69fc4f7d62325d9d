"""The worklist: find, take, put off, set aside, keep views, export; and the sealed list of children's cases."""
