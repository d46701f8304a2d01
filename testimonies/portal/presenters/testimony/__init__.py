"""The page of a testimony: its texts in parts, what is heard, what stands beside, and how it is cited."""
