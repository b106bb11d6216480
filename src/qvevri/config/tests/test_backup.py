"""A whole house goes into one archive and comes back, on either kind of database."""

import gzip
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from qvevri.config import archiving

QVEVRI = Path(sys.executable).parent / "qvevri"
SERVER = os.environ.get("DATABASE_URL", "")
PHOTO = "photos/1/a.jpg"
# Every kind of column: moments, money, names in three languages, JSON, bytes, a sealed log.
FILL = """
from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.sheets.models import Sheet
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.vocabulary.prices import PriceForm
gori = Municipality.objects.get(slug="gori")
nino = Person.objects.create_person(phone="+995599100101", phone_is_verified=True, name="ნინო")
Role.objects.create(person=nino, municipality=gori, kind="officer")
farm = Organisation.objects.create(municipality=gori, settlement=gori.settlements.first(),
    name={"ka": "ბაღი", "ru": "Сад"}, trust="trusted")
price = PriceInput(PriceForm.FIXED, 150, unit="kg")
for concept in ("apple", "pear", "quince"):
    said = ListingInput(concept, price=price)
    actions.publish(actions.draft(farm, said, by=nino), by=nino)
Sheet.objects.create(municipality=gori, name="x", content=bytes(range(256)))
"""


@dataclass
class House:
    """An installation of its own: a home, and a database of either kind."""

    home: Path
    database: str = ""

    def run(self, *words: str | Path, status: int = 0) -> str:
        """What a command says; it must end with this status."""
        environment = {
            k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "SECRET_KEY")
        }
        environment |= {"QVEVRI_HOME": str(self.home), "ALLOWED_HOSTS": "localhost"}
        environment["DJANGO_SETTINGS_MODULE"] = "qvevri.config.settings"
        if self.database:
            environment["DATABASE_URL"] = self.database
        command = [str(QVEVRI), *map(str, words)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr


def rows_of(archive: Path) -> list[str]:
    with tarfile.open(archive) as opened:
        packed = opened.extractfile("rows.jsonl.gz")
        assert packed is not None
        return gzip.decompress(packed.read()).decode().splitlines()


def bytes_of(archive: Path, name: str) -> bytes:
    with tarfile.open(archive) as opened:
        found = opened.extractfile(name)
        assert found is not None
        return found.read()


def empty_database(name: str) -> str:
    """The address of a new database beside the one the tests run in."""
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return SERVER.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled house on the kind of database that the tests run on, as an archive."""
    folder = tmp_path_factory.mktemp("source")
    house = House(folder / "home", empty_database("backup_source") if SERVER else "")
    house.run("init")
    house.run("shell", "-c", FILL)
    (house.home / "media" / PHOTO).parent.mkdir(parents=True)
    (house.home / "media" / PHOTO).write_bytes(b"a photo")
    house.run("backup", folder / "house.tar")
    return folder / "house.tar"


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """Another home, with either kind of database."""
    if request.param == "postgresql" and not SERVER:
        pytest.skip("no PostgreSQL runs beside these tests")
    named = request.param == "postgresql"
    return House(tmp_path / "home", empty_database("backup_target") if named else "")


def test_house_comes_back_row_by_row_into_an_empty_home_or_by_force(
    archive: Path, elsewhere: House, tmp_path: Path
) -> None:
    elsewhere.run("migrate")
    assert "holds a house already" in elsewhere.run("restore", archive, status=1)

    elsewhere.run("restore", archive, "--force")
    elsewhere.run("backup", tmp_path / "again.tar")

    assert rows_of(tmp_path / "again.tar") == rows_of(archive)
    assert (elsewhere.home / "media" / PHOTO).read_bytes() == b"a photo"
    assert (elsewhere.home / "secret").read_bytes() == bytes_of(archive, "secret")
    assert "gori: whole" in elsewhere.run("verify-history")
    assert "The index is right." in elsewhere.run("reindex", "--check")
    elsewhere.run("shell", "-c", FILL.replace("+995599100101", "+995599100102"))


@pytest.mark.parametrize("missing", ["rows.jsonl.gz", f"media/{PHOTO}", "manifest.json", "secret"])
def test_archive_that_lacks_something_is_refused(
    archive: Path, tmp_path: Path, missing: str
) -> None:
    copy = tmp_path / "copy.tar"
    with tarfile.open(archive) as old, tarfile.open(copy, "w") as new:
        for entry in (one for one in old if one.name != missing):
            new.addfile(entry, old.extractfile(entry))

    with pytest.raises(archiving.ArchiveBroken):
        archiving.unpack(copy, tmp_path / "unpacked")


def test_archive_with_one_bit_changed_is_refused(archive: Path, tmp_path: Path) -> None:
    content = archive.read_bytes()
    (tmp_path / "copy.tar").write_bytes(content.replace(b"a photo", b"b photo"))

    with pytest.raises(archiving.ArchiveBroken, match=PHOTO):
        archiving.unpack(tmp_path / "copy.tar", tmp_path / "unpacked")


def test_what_is_no_archive_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no archive")
    house = House(tmp_path / "home")

    assert "is no whole archive" in house.run("restore", tmp_path / "file", status=1)
    assert "There is no folder" in house.run("backup", tmp_path / "no" / "file", status=1)
    house.run("restore", status=2)


def test_archive_is_readable_by_its_owner_alone(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0
