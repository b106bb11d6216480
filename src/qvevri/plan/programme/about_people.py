"""Whom a plan expects to come: those who were named to answer for something."""

from qvevri.people.registry import awaits
from qvevri.plan.programme import queries

awaits(queries.who_answers)
