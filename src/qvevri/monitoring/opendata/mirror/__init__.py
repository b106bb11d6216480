"""A small signed summary of a town's plans, which other towns read to compare and to borrow."""
