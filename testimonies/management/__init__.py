"""What operators run from the shell: commands read their arguments and call one function."""
