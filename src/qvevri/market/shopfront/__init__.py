"""The public pages of the market: home, lists, map, listing, feeds."""
