"""What a plan promises: objectives, actions, money, indicators; and what of it was adopted."""
