"""What foreign money is worth in lari: the National Bank's rates, day by day."""
