"""Forms written from generated books and read back: what of their figures comes back as it was meant."""
