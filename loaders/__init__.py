"""Dated bilateral events from news articles: `extract` is the way in."""
