"""Results as one HTML page that needs nothing else: the report with its figures, the findings beside it."""
