"""What all captions share: cues with their times, and the voices in them."""
