"""The public's rooms: search, browsing, and the pages of testimonies, witnesses, terms and questions."""
