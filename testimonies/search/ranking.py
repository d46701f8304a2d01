"""What a match is worth beside the words of the passages, whose own scores stay far below."""

NAME_SCORE = 1000.0
TITLE_SCORE = 100.0
