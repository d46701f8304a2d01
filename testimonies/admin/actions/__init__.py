"""What a curator does with many records at once, always after a look at what would change."""
