"""How testimonies move and change: rules as data, gates in words, commands that write with their audit line."""
