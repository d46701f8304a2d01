"""For machines: HTTP only. Media through one door that asks for permission, and a sign of life."""
