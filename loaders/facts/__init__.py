"""What is known of the world with a date: its values (`known`), the files they are read from, the user's own."""
