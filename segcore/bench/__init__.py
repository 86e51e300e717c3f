"""How fast the engine is on this machine: on each trunk, and beside the published network."""
