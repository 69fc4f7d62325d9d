"""The assessment talk, the identification form, reasonable grounds, the decision of the competent authority, review."""
