"""Periods, reports of actions and their approval; lights by a public rule; figures rolled up."""
