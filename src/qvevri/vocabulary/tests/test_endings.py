"""Words are known with their endings on: case, plural and postposition."""

import pytest

from qvevri.vocabulary.reading import georgian, russian
from qvevri.vocabulary.reading.words import read, read_name


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("ვაშლი", "ვაშლის ვაშლს ვაშლით ვაშლად ვაშლმა ვაშლზე ვაშლში ვაშლთან ვაშლისთვის ვაშლიდან"),
        ("ვაშლი", "ვაშლები ვაშლების ვაშლებს ვაშლებით ვაშლებიდან ვაშლებზე ვაშლებისგან ვაშლიც"),
        ("სკრა", "სკრის სკრას სკრით სკრაში სკრიდან სკრამდე სკრასთან სკრისკენ"),
        ("ღვინო", "ღვინის ღვინოს ღვინით ღვინოში ღვინოსთან ღვინისთვის ღვინოები"),
        ("კომში", "კომშის კომშს კომშები კომშით"),
        ("თხა", "თხის თხას თხები თხით"),
        ("ხაჭო", "ხაჭოს ხაჭოთი ხაჭოსთვის"),
        ("შავშვები", "შავშვებში შავშვებიდან"),
        ("შორაპანი", "შორაპნის შორაპნიდან შორაპანში"),
        ("ჩაი", "ჩაის ჩაით"),
    ],
)
def test_georgian_forms_share_a_base_with_their_name(name: str, forms: str) -> None:
    bases = set(read_name(name).bases)

    assert [form for form in forms.split() if bases.isdisjoint(georgian.bases(form))] == []


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Скра", "Скры Скре Скру Скрой"),
        ("солома", "соломы соломе солому соломой"),
        ("кизил", "кизила кизилу кизилом"),
        ("вино", "вина вину вином вине"),
        ("чурчхела", "чурчхелы чурчхелу чурчхелой"),
    ],
)
def test_russian_cases_share_a_base_with_their_name(name: str, forms: str) -> None:
    bases = set(read_name(name).bases)

    assert [form for form in forms.split() if bases.isdisjoint(read(form).bases)] == []


@pytest.mark.parametrize(
    ("one", "other"), [("კომში", "კომი"), ("თევზი", "თევდი"), ("ღორი", "გორი"), ("ბალი", "ბელი")]
)
def test_unlike_names_have_no_base_in_common(one: str, other: str) -> None:
    assert set(read_name(one).bases).isdisjoint(read_name(other).bases)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("ვაშლებს", "ვაშლ"), ("ვენახიდან", "ვენახ"), ("ქვა", "ქვა"), ("მარნისთვის", "მარნ")],
)
def test_unknown_georgian_word_loses_its_longest_ending(word: str, stem: str) -> None:
    assert georgian.stem(word) == stem


def test_short_russian_word_keeps_its_letters() -> None:
    assert list(russian.bases("чай")) == ["ча", "чай"]
