"""The shapes in which events leave the service: one module per format, each a pure function of `api.values`."""
