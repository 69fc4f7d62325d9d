"""Help that begins at once and goes on: contact person, plan, services, shelter, safety, children, return."""
