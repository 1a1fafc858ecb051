"""What the engine knows of the language: one file for one concept, whose lists are asked for by `lists`."""
