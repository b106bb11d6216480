"""What each verb of the log says to a reader."""

from collections.abc import Mapping

from django.utils.functional import Promise

_sentences: dict[tuple[str, str], Promise | str] = {}


def register(kind: str, sentences: Mapping[str, Promise | str]) -> None:
    """Sentences (lazily translated) of the verbs of one kind of thing; for `<app>/history.py`.

    `kind` is the model's label in lower case ("listings.listing"). A sentence begins with the deed
    ("Put on the market") and may name facts: `%(reason)s`.
    """
    for verb, sentence in sentences.items():
        _sentences[(kind.lower(), verb)] = sentence


def sentence(kind: str, verb: str, facts: Mapping[str, object]) -> str:
    """What happened, in the reader's language; the bare verb when nobody said how to tell it."""
    template = str(_sentences.get((kind.lower(), verb), verb.replace("_", " ")))
    try:
        return template % facts
    except (KeyError, ValueError, TypeError):
        return template


def known() -> list[tuple[str, str]]:
    """All registered pairs of kind and verb."""
    return sorted(_sentences)
