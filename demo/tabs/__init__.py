"""One lesson a file. Tabs never import each other."""
