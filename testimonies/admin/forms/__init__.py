"""Forms of the admin: they validate and explain, and never save by themselves."""
