"""The demonstration collection: what one published article reports, in the archive's own words and marked as such.

Nothing here is verbatim testimony, and nothing is put into a survivor's mouth.
"""
