"""View models of the page: what a template shows, worked out from what the service answers.

Nothing here knows HTTP; `api.page` reads the request and renders. Each module has one thing to say: a date in
words, an event, a chart, the filters on screen.
"""
