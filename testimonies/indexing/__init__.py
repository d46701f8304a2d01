"""From the archive's records to the two indexes, and when: what the public may find, and what curators may."""
