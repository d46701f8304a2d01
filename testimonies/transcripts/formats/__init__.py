"""One module for each format; each offers a FORMAT to the registry."""
