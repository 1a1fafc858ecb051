"""Measurements: accuracy on labelled articles, speed, and what peers find on the same texts. Not installed."""
