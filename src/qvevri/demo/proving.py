"""Evidence of the demo's reports: drawn pictures that stand for photos, and papers that say so."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw

from qvevri.files.models import Photo
from qvevri.files.tasks import develop_renditions
from qvevri.monitoring.reporting import actions as reporting
from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person

SIZE = (1280, 960)
CLAY, SKY, EARTH = (168, 69, 42), (201, 222, 235), (196, 173, 140)
SAMPLE = "ნიმუში: გამოგონილია"


def prove(report: Report, kinds: Iterable[str], by: Person) -> None:
    """The report has evidence of these kinds: photo, act, list, sums."""
    for number, kind in enumerate(kinds):
        name, made = MAKERS[kind]
        content = made(report, Random(f"{report.action.code} {kind} {number}"))  # noqa: S311
        upload = ContentFile(content, name=name)
        kept = reporting.add_evidence(report.action, report.period, upload, by=by)
        if isinstance(kept, Photo):
            develop_renditions(kept)


def _photo(_report: Report, chance: Random) -> bytes:
    """Qvevri in the yard and people beside them, as a child would draw them."""
    image = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, 520), (330, 260), (620, 500), (930, 220), (1280, 540)], fill=(140, 160, 120))
    pen.rectangle((0, 500, *SIZE), fill=EARTH)
    for _pot in range(chance.randint(3, 6)):
        x, y, wide = chance.randint(60, 1050), chance.randint(480, 620), chance.randint(110, 170)
        pen.ellipse((x, y, x + wide, y + wide * 1.5), fill=_near(CLAY, chance))
        pen.rectangle((x + wide * 0.3, y - 24, x + wide * 0.7, y + 20), fill=_near(CLAY, chance))
    for _person in range(chance.randint(2, 4)):
        x, y = chance.randint(100, 1120), chance.randint(560, 700)
        pen.rounded_rectangle((x, y, x + 80, y + 190), 30, fill=_near((80, 90, 130), chance))
        pen.ellipse((x + 10, y - 70, x + 70, y - 6), fill=(222, 184, 150))
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def _near(colour: tuple[int, int, int], chance: Random) -> tuple[int, int, int]:
    red, green, blue = (max(0, min(255, one + chance.randint(-30, 30))) for one in colour)
    return (red, green, blue)


def _act(report: Report, _chance: Random) -> bytes:
    document = Document()
    document.add_heading("მიღება-ჩაბარების აქტი", 1)
    document.add_paragraph(SAMPLE)
    document.add_paragraph(f"{report.action}. {report.period}.")
    document.add_paragraph(report.happened)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _list(report: Report, chance: Random) -> bytes:
    rows = [("№", "ვინ", "დღე"), ("", SAMPLE, "")]
    for number in range(1, 13):
        day = date.fromordinal(report.period.starts.toordinal() + chance.randint(0, 120))
        rows.append((str(number), f"მონაწილე {number}", day.isoformat()))
    return "\n".join(";".join(row) for row in rows).encode()


def _sums(report: Report, _chance: Random) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([SAMPLE])
    sheet.append(["წყარო", "ვალდებულება, ₾", "გადახდილი, ₾"])
    for spent in report.spending.all():
        sheet.append([spent.source, spent.committed / 100, spent.paid / 100])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


MAKERS: Mapping[str, tuple[str, Callable[[Report, Random], bytes]]] = {
    "photo": ("foto.jpg", _photo),
    "act": ("მიღება-ჩაბარების აქტი.docx", _act),
    "list": ("დასწრების სია.csv", _list),
    "sums": ("ხარჯები.xlsx", _sums),
}
