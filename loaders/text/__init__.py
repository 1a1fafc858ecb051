"""From the article as given to normalised text, zones and sentences, with offsets that lead back."""
