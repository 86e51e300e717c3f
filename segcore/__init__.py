"""Skipscope's library: what a network labels, how well it labels it, and how that looks."""

__version__ = "0.1.0"
