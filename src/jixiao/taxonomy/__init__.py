"""Knowledge of the field as data (TOML) by place and year, and its loader."""
