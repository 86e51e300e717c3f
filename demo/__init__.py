"""The page: tabs, words, looks and the plain calls into `segcore`."""
