"""Farms, wineries, potteries, firms: who there is, who acts for them, how far they are verified."""
