"""Evidence for the year of an article: one module for each kind of source, one small generator for each kind of words.

Each generator reads a `View` and yields `Clue`s about the day on which the article was written; none knows the others.
`loaders.evidence.years` lists them, `loaders.evidence.hinge` weighs what they yield.
"""
