"""Document, facts and evaluations in, findings and duties out."""
