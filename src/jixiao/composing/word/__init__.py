"""Word files that are written anew: pages, styles, tables and figures that know what they mean."""
