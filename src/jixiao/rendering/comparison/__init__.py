"""What changed between two versions of a document, in the forms that a user may ask for."""
