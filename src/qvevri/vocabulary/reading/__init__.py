"""How what people write is read: spellings, stems, amounts, prices, and what is meant."""
