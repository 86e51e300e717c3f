"""Own HTML beside its Python face."""
