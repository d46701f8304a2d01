"""Who may see what: the one gate. Knows no model; models ask it with values and querysets with its conditions."""
