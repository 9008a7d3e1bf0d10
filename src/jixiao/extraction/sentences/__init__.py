"""What the figures of a sentence mean."""
