"""A report that a unit already has becomes its template."""
