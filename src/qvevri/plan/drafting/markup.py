"""What writers type, read as headings, lists, tables, figures: Markdown without HTML.

Blocks and runs hold plain text only: whoever shows them escapes it, so nothing typed can be code.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_WEB = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)
_PHOTO = re.compile(r"photo:(\d{1,18})\Z")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
# Setext headings turn a line above dashes into a heading, indented code a shifted line into code:
# neither is ever meant here.
_READER = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["html_block", "html_inline", "autolink", "code", "fence", "lheading", "reference"])
)


@dataclass(frozen=True)
class Run:
    """Words of one look. `text` of a line's end is a newline."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True)
class Block:
    """A piece of a chapter. `kind`: heading (level 1 or 2), paragraph, list, table, figure, quote.

    `items` are the blocks of each item of a list, or the one group of a quote; `rows` the cells of
    a table, its head first; `photo` the number of a figure's photo, `runs` its caption.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    is_ordered: bool = False
    items: tuple[tuple["Block", ...], ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    photo: int = 0


def read(text: str) -> list[Block]:
    """The blocks of a text. What is not understood is shown as it was typed."""
    return list(_blocks(SyntaxTreeNode(_READER.parse(text)).children))


def photos_in(blocks: Iterable[Block]) -> set[int]:
    """The numbers of all photos that blocks show."""
    found: set[int] = set()
    for block in blocks:
        found |= {block.photo} if block.photo else set()
        for item in block.items:
            found |= photos_in(item)
    return found


def count_words(text: str) -> int:
    """How many words a reader reads: signs of markup and addresses do not count."""
    return sum(len(_WORD.findall(words)) for words in _told(read(text)))


def _told(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield "".join(run.text for run in block.runs)
        for item in block.items:
            yield from _told(item)
        for row in block.rows:
            yield from ("".join(run.text for run in cell) for cell in row)


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Block("heading", _runs(node), level=1 if node.tag in ("h1", "h2") else 2)
            case "paragraph":
                yield from _paragraph(node)
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(_blocks(item.children)) for item in node.children)
                yield Block("list", is_ordered=node.type == "ordered_list", items=items)
            case "blockquote":
                yield Block("quote", items=(tuple(_blocks(node.children)),))
            case "table":
                yield Block("table", rows=tuple(_rows(node)))


def _paragraph(node: SyntaxTreeNode) -> Iterator[Block]:
    """A figure stands alone, also when it was typed within a line."""
    words: list[Run] = []
    for child in node.children[0].children if node.children else ():
        found = _PHOTO.match(str(child.attrs.get("src", ""))) if child.type == "image" else None
        if found is None:
            words += [run for run in _inline(child, Run("")) if run.text]
            continue
        if _is_said(words):
            yield Block("paragraph", _trimmed(words))
        words = []
        yield Block("figure", (Run(child.content),), photo=int(found[1]))
    if _is_said(words):
        yield Block("paragraph", _trimmed(words))


def _is_said(runs: Sequence[Run]) -> bool:
    return any(run.text.strip() for run in runs)


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Without the line's end that parted it from a figure."""
    at = [place for place, run in enumerate(runs) if run.text.strip()]
    return tuple(runs[at[0] : at[-1] + 1])


def _rows(table: SyntaxTreeNode) -> Iterator[tuple[tuple[Run, ...], ...]]:
    for group in table.children:
        for row in group.children:
            yield tuple(_runs(cell) for cell in row.children)


def _runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    inline = node.children[0].children if node.children else ()
    return tuple(run for child in inline for run in _inline(child, Run("")) if run.text)


def _inline(node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
    match node.type:
        case "strong":
            look = replace(look, bold=True)
        case "em":
            look = replace(look, italic=True)
        case "link":
            href = str(node.attrs.get("href", ""))
            look = replace(look, href=href if _WEB.match(href) else "")
        case "softbreak" | "hardbreak":
            yield replace(look, text="\n")
        case "text" | "code_inline" | "image":
            yield replace(look, text=node.content)
    if node.type in ("strong", "em", "link"):
        for child in node.children:
            yield from _inline(child, look)
