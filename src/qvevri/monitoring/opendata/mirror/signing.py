"""Mirrors signed with Ed25519 and opened again: what is not signed by the known key is not read."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import ValidationError

from qvevri.monitoring.opendata.mirror.content import Mirror, from_json, to_json

FORMAT = "qvevri-mirror"
VERSION = 1
KEY_BYTES = 32


class Trouble(StrEnum):
    """Why a mirror is not taken."""

    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    UNSIGNED = "unsigned"
    KEY_CHANGED = "key_changed"
    EXPIRED = "expired"


class NotTaken(Exception):
    """A mirror that cannot be believed; `trouble` says why, the message how exactly."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}" if detail else str(trouble))
        self.trouble = trouble


@dataclass(frozen=True)
class Sealed:
    """An envelope taken apart; nothing in it is believed yet."""

    signed: str
    key: str
    signature: str


def private_key(secret: str, town: str) -> Ed25519PrivateKey:
    """A town's key, drawn from the installation's secret: nothing more has to be kept or backed
    up, and a new secret is a new key."""
    drawn = HKDF(SHA256(), KEY_BYTES, salt=None, info=f"qvevri mirror {town}".encode())
    return Ed25519PrivateKey.from_private_bytes(drawn.derive(secret.encode()))


def public_hex(key: Ed25519PrivateKey) -> str:
    """The public half, 64 hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def fingerprint(key: str) -> str:
    """What two people read to each other on the telephone: eight groups of four digits."""
    digits = hashlib.sha256(bytes.fromhex(key)).hexdigest()[:32]
    return " ".join(digits[place : place + 4] for place in range(0, 32, 4))


def sealed(mirror: Mirror, key: Ed25519PrivateKey) -> str:
    """The mirror in its envelope: the signed text stands in it as text, byte for byte."""
    signed = to_json(mirror)
    envelope = {
        "format": FORMAT,
        "version": VERSION,
        "key": public_hex(key),
        "signature": key.sign(signed.encode()).hex(),
        "signed": signed,
    }
    return json.dumps(envelope, ensure_ascii=False)


def taken_apart(text: str | bytes) -> Sealed:
    """The parts of an envelope. Raises NotTaken."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT or said["version"] != VERSION:
            raise NotTaken(Trouble.BROKEN, "another format")
        parts = Sealed(said["signed"], said["key"], said["signature"])
        if not all(isinstance(part, str) for part in vars(parts).values()):
            raise NotTaken(Trouble.BROKEN, "parts of another kind")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotTaken(Trouble.BROKEN, type(error).__name__) from error
    return parts


def opened(text: str | bytes, key: str | None, now: datetime) -> Mirror:
    """The mirror in an envelope, signed by `key` (None: by whichever it names) and still good.

    Raises NotTaken.
    """
    parts = taken_apart(text)
    if key is not None and parts.key != key:
        raise NotTaken(Trouble.KEY_CHANGED, parts.key)
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(parts.key))
        public.verify(bytes.fromhex(parts.signature), parts.signed.encode())
    except (InvalidSignature, ValueError) as error:
        raise NotTaken(Trouble.UNSIGNED, type(error).__name__) from error
    try:
        mirror = from_json(parts.signed)
    except ValidationError as error:
        raise NotTaken(Trouble.BROKEN, f"{error.error_count()} places") from error
    if mirror.good_until.tzinfo is None or mirror.good_until <= now:
        raise NotTaken(Trouble.EXPIRED, mirror.good_until.isoformat())
    return mirror
