"""What happened: trigger words, who takes part, the events of one article."""
