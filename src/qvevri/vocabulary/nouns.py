"""What a listing offers, as one noun phrase in each language."""

from collections.abc import Sequence

from qvevri.core.names import QUOTES, display_name
from qvevri.vocabulary.reading.stemming import stem
from qvevri.vocabulary.terms import LANGUAGES, Term

# A class that every listing of good apples has says nothing in a title.
UNSAID = frozenset({"class.standard"})


def noun(
    product: Term,
    variety: Term | str | None,
    appellation: Term | None,
    attributes: Sequence[Term],
    language: str,
    *,
    is_one: bool = False,
) -> str:
    """ "Organic Starkrimson apples", "ქვევრის თეთრი ღვინო ჩინური", "Белое вино «Атенури»".

    An attribute that the noun already says (dried in dried fruit) is left out.
    """
    main = _main(product, variety, appellation)
    core = _one(main, language) if is_one else main.heading(language)
    names = _names(main, variety, language)
    if names and main.form("all", "rest"):
        return f"{names} ({_small(core)})"
    quoted = _quoted(main, appellation, language)
    said = [term for term in attributes if term.code not in UNSAID]
    said = [term for term in said if not _is_said(term, main)]
    if language == "ru":
        label = f"{quoted} ({names})" if quoted and names else quoted or names
        return _russian(agreement_of(main, is_one=is_one), *_parted(main, core, label), said)
    if language == "en":
        return _english(main, core, names, appellation if quoted else None, said)
    before = [term.form("ka", "before") for term in said]
    tail = f"({names})" if quoted and names else ""
    return " ".join(filter(None, [*before, core, quoted or names, tail]))


def _main(product: Term, variety: Term | str | None, appellation: Term | None) -> Term:
    if appellation is not None and appellation.is_full:
        return appellation
    return variety if isinstance(variety, Term) and variety.is_full else product


def _one(product: Term, language: str) -> str:
    word = product.form(language, "one")
    return _capital(word) if word else product.heading(language)


def _names(main: Term, variety: Term | str | None, language: str) -> str:
    if variety is None or variety == "" or variety is main:
        return ""
    if isinstance(variety, str):
        return display_name(variety, language)
    return "" if variety.is_full else variety.heading(language)


def _quoted(main: Term, appellation: Term | None, language: str) -> str:
    if appellation is None or appellation is main:
        return ""
    opening, closing = QUOTES[language]
    return f"{opening}{appellation.heading(language)}{closing}"


def _is_said(term: Term, main: Term) -> bool:
    # Said in one language is said in all: ჩირი holds no word for dried, and means it.
    return any(_is_in_heading(term, main, language) for language in LANGUAGES)


def _is_in_heading(term: Term, main: Term, language: str) -> bool:
    words = {stem(word) for word in main.heading(language).split()}
    forms = (term.form(language, form) for form in ("before", "near", "m", "after"))
    parts = [stem(word) for word in next(filter(None, forms), "").split()]
    return bool(parts) and parts[-1] in words


def _parted(main: Term, core: str, label: str) -> tuple[str, str]:
    """The noun and all that follows it: its name stands within, Вино Цицка из квеври."""
    own = main.form("ru", "after")
    if not own or not label:
        return core, label
    return core.removesuffix(f" {own}"), f"{label} {own}"


def _russian(agreement: str, core: str, label: str, said: Sequence[Term]) -> str:
    before = [term.form("ru", agreement) for term in said]
    after = [term.form("ru", "after") for term in said]
    before = [word for word in before if word]
    core = _small(core) if before else core
    return _capital(" ".join(filter(None, [*before, core, label, *after])))


def agreement_of(main: Term, *, is_one: bool = False) -> str:
    """Which form of an adjective agrees with the heading: its gender, or the plural."""
    one = main.form("ru", "one")
    if not is_one and one and one.casefold() != main.heading("ru").casefold():
        return "pl"
    return main.form("ru", "gender") or "n"


def _english(
    main: Term, core: str, names: str, appellation: Term | None, said: Sequence[Term]
) -> str:
    label = appellation.heading("en") if appellation else names
    before = [*(_before(term, main) for term in said), label]
    before = [*filter(None, [*before, *(term.form("en", "near") for term in said)])]
    if before and not main.form("all", "proper"):
        core = _small(core)
    tail = f" ({names})" if appellation and names else ""
    return _capital(" ".join([*before, core])) + tail


def _before(term: Term, main: Term) -> str:
    # Nobody makes eggs and milk at home: they are farm eggs.
    own = term.form("en", "for_raw") if main.form("all", "raw") else ""
    return own or term.form("en", "before")


def _capital(text: str) -> str:
    # Not capfirst(): it would give Georgian a Mtavruli capital.
    return text if "ა" <= text[:1] <= "ჰ" else text[:1].upper() + text[1:]


def _small(text: str) -> str:
    # An abbreviation keeps its capitals.
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
