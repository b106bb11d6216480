"""What is offered for sale: listings and their life."""
