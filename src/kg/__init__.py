"""A knowledge graph of the international cooperation of Mexican states and municipalities."""
