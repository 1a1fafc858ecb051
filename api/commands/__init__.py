"""The commands of `bangiao`, one module each, and nothing else: `api.cli` loads them by name."""
