"""The books: a unit's year of budget, payments, projects and results, and the facts that follow from it."""
