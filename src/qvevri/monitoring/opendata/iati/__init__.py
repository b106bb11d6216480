"""A plan as files of the International Aid Transparency Initiative, version 2.03."""
