"""What the engine knows of the language: one file for one concept, read through `loaders.resources.read_lexicon`."""
