"""The plan on paper: the mayor's page, the half-yearly report, the whole plan."""
