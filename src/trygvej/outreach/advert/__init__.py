"""One advert: what it says, why it stands where it stands, what people say of it."""
