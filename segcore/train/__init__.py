"""How the weights were made: ``python -m segcore.train --help``."""
