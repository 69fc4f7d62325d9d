"""Networks: adverts that likely belong together, why, and where they have been."""
