"""A saved search or a followed seller: each new listing is told once, as one wishes."""
