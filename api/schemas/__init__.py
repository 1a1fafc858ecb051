"""What the API takes (`query`, `bodies`) and what it gives (`answers`)."""
