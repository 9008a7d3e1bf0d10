"""The command line: a thin door that parses, calls a service and renders."""
