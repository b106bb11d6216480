"""The chapters stand in the guideline's order, each named in every language."""

from qvevri.core.languages import CODES
from qvevri.plan.drafting.outline import LANGUAGES, parts, writable
from qvevri.plan.programme.blocks import blocks

ORDER = [
    "preface",
    "summary",
    "contents",
    "introduction",
    "process",
    "analysis",
    "swot",
    "vision",
    "action_plan",
    "financing",
    "monitoring",
    "annex_process",
    "annex_information",
]


def test_chapters_stand_in_the_guidelines_order() -> None:
    assert [part.code for part in parts().values() if not part.within] == ORDER


def test_analysis_has_a_part_for_each_building_block() -> None:
    told = [part.code for part in parts().values() if part.within == "analysis"]

    assert told == [f"analysis.{code}" for code in blocks()]


def test_every_chapter_is_named_and_explained_in_every_language() -> None:
    assert set(LANGUAGES) == set(CODES)
    assert all(all(part.names.values()) for part in parts().values())
    assert all(all(part.asks.values()) and part.words > 0 for part in writable())
