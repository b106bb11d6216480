"""The parts of a workbook that are markup rather than data (ECMA-376, SpreadsheetML)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OPEN = "http://schemas.openxmlformats.org"
MAIN = f"{OPEN}/spreadsheetml/2006/main"
WITHIN = f"{OPEN}/officeDocument/2006/relationships"
PACKAGE = f"{OPEN}/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Last = tuple[int, int]


class Look(IntEnum):
    """How a cell looks: its place in the table of styles below."""

    PLAIN = 0
    HEAD = 1
    TEXT = 2
    QUOTED = 3
    DAY = 4
    AMOUNT = 5
    COUNT = 6
    FIGURE = 7
    TITLE = 8
    LINK = 9

    def __format__(self, spec: str) -> str:
        return format(int(self), spec)


_TOP = '<alignment vertical="top"/>'
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
# Number format, font, fill, more attributes, alignment: in the order of `Look`.
_LOOKS = (
    (0, 0, 0, "", ""),
    (0, 1, 2, "", _WRAPPED),
    (0, 0, 0, "", _WRAPPED),
    (0, 0, 0, ' quotePrefix="1"', _WRAPPED),
    (164, 0, 0, "", _TOP),
    (165, 0, 0, "", _TOP),
    (3, 0, 0, "", _TOP),
    (0, 0, 0, "", _TOP),
    (0, 2, 0, "", _WRAPPED),
    (0, 3, 0, "", _WRAPPED),
)
_FONT = '<font>{}<sz val="{}"/>{}<name val="Calibri"/><family val="2"/></font>'


@dataclass(frozen=True)
class Told:
    """What a sheet is besides its rows; `names` are those under which links know other sheets."""

    widths: Sequence[int]
    links: Mapping[str, str]
    names: Mapping[str, str]
    last: Last
    is_table: bool
    is_first: bool


def escaped(text: str) -> str:
    """Text as XML holds it; what would be read as the code of a sign stays as it was written."""
    told = text if text.isprintable() else UNWRITABLE.sub("", text)
    plain = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = plain.replace('"', "&quot;")
    return CODED.sub("_x005F_", plain) if "_x" in plain else plain


def letters(count: int) -> list[str]:
    """The names of columns: A, B … Z, AA …"""
    return [_letter(place) for place in range(1, count + 1)]


def _letter(place: int) -> str:
    name = ""
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def fixed(sheets: int, title: str, by: str, made_at: datetime) -> Iterator[tuple[str, str]]:
    """The parts that hold no data: what is in the file, who made it, how cells look."""
    yield "[Content_Types].xml", _content_types(sheets)
    yield (
        "_rels/.rels",
        _relations(
            [
                (f"{WITHIN}/officeDocument", "xl/workbook.xml"),
                (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{WITHIN}/extended-properties", "docProps/app.xml"),
            ]
        ),
    )
    yield "docProps/core.xml", _core(title, by, made_at)
    yield (
        "docProps/app.xml",
        (
            f'{XML}<Properties xmlns="{OPEN}/officeDocument/2006/extended-properties">'
            "<Application>Qvevri</Application></Properties>"
        ),
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(
            [
                *(
                    (f"{WITHIN}/worksheet", f"worksheets/sheet{n}.xml")
                    for n in range(1, sheets + 1)
                ),
                (f"{WITHIN}/styles", "styles.xml"),
                (f"{WITHIN}/sharedStrings", "sharedStrings.xml"),
            ]
        ),
    )
    yield "xl/styles.xml", _styles()


def _content_types(sheets: int) -> str:
    kinds = [
        ("/xl/workbook.xml", f"{KIND}.sheet.main+xml"),
        *((f"/xl/worksheets/sheet{n}.xml", f"{KIND}.worksheet+xml") for n in range(1, sheets + 1)),
        ("/xl/styles.xml", f"{KIND}.styles+xml"),
        ("/xl/sharedStrings.xml", f"{KIND}.sharedStrings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    ]
    told = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds)
    usual = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{usual}{told}</Types>'


def _relations(targets: Sequence[tuple[str, str]], mode: str = "") -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{escaped(target)}"{mode}/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def _core(title: str, by: str, made_at: datetime) -> str:
    moment = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(by)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        "</cp:coreProperties>"
    )


def _styles() -> str:
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"{more}>{align}</xf>'
        for number, font, fill, more, align in _LOOKS
    )
    link = '<color rgb="FF1F5FA8"/>'
    fonts = [("", 11, ""), ("<b/>", 11, ""), ("<b/>", 16, ""), ("<u/>", 11, link)]
    grey = '<patternFill patternType="solid"><fgColor rgb="FFEDE6DD"/><bgColor indexed="64"/>'
    # The first two fills are the format's own.
    fills = (
        '<fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill><fill>{grey}</patternFill></fill>'
    )
    return (
        f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
        '<numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>'
        '<numFmt numFmtId="165" formatCode="#,##0.00##"/></numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(_FONT.format(*one) for one in fonts)}</fonts>'
        f'<fills count="3">{fills}</fills><borders count="1"><border><left/><right/><top/>'
        "<bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(_LOOKS)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _quoted(name: str) -> str:
    return "'{}'".format(name.replace("'", "''"))


def book(names: Sequence[str], spans: Sequence[tuple[Last, bool]]) -> str:
    """The sheets in their order; of each table which rows are filtered and which are printed on
    every page."""
    told = "".join(
        f'<sheet name="{escaped(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    ranges = "".join(
        f'<definedName name="{kind}" localSheetId="{at}"{more}>{escaped(_quoted(name))}!{where}'
        "</definedName>"
        for at, (name, (last, is_table)) in enumerate(zip(names, spans, strict=True))
        if is_table
        for kind, more, where in (
            ("_xlnm._FilterDatabase", ' hidden="1"', f"$A$1:${_letter(last[1])}${last[0]}"),
            ("_xlnm.Print_Titles", "", "$1:$1"),
        )
    )
    named = f"<definedNames>{ranges}</definedNames>" if ranges else ""
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{WITHIN}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{told}</sheets>{named}</workbook>"
    )


def sheet(rows: str, told: Told) -> str:
    """A sheet with its rows."""
    row, column = told.last
    span = f"A1:{_letter(column)}{row}"
    chosen = ' tabSelected="1"' if told.is_first else ""
    frozen = (
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        '<selection pane="bottomRight" activeCell="B2" sqref="B2"/>'
    )
    filtered = f'<autoFilter ref="{span}"/>'
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(told.widths, 1)
    )
    return (
        f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{WITHIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{span}"/><sheetViews><sheetView{chosen} workbookViewId="0">'
        f"{frozen if told.is_table else ''}</sheetView></sheetViews>"
        '<sheetFormatPr defaultRowHeight="15"/>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{rows}</sheetData>"
        f"{filtered if told.is_table else ''}{_links(told)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f'<ignoredErrors><ignoredError sqref="{span}" numberStoredAsText="1"/></ignoredErrors>'
        "</worksheet>"
    )


def _links(told: Told) -> str:
    made, number = [], 0
    for cell, target in told.links.items():
        if target.startswith("#"):
            where = escaped(f"{_quoted(told.names[target[1:]])}!A1")
            made.append(f'<hyperlink ref="{cell}" location="{where}"/>')
        else:
            number += 1
            made.append(f'<hyperlink ref="{cell}" r:id="rId{number}"/>')
    return f"<hyperlinks>{''.join(made)}</hyperlinks>" if made else ""


def outer_links(links: Mapping[str, str]) -> str:
    """The addresses outside of the book that a sheet leads to; empty where there are none."""
    outer = [(f"{WITHIN}/hyperlink", one) for one in links.values() if not one.startswith("#")]
    return _relations(outer, ' TargetMode="External"') if outer else ""
