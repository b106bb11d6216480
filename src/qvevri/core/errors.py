"""Everything that may be refused, in one tree.

Exception
├── Refused                 a rule says no; its message is translated and shown to the person
│   └── <FactName>          beside the action that raises it: ListingExpired, CodeTooOld, …
├── PermissionDenied        (Django) this person may not
└── Http404                 (Django) it is not there, or not theirs: the same answer
"""


class Refused(Exception):
    """A rule of the house says no. `str(refusal)` is a translated sentence for the reader."""
