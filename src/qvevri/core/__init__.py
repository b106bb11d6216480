"""What every room needs and no trade word names: errors, money, pages, forms, the look."""
