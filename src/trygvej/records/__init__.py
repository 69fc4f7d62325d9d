"""What we hold: statements in three values, dated rules, sources. Pure: knows no framework and no other room."""
