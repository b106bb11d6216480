"""The home folder of an installation: database, photos and the secret live there."""

import os
import secrets
from pathlib import Path


def home() -> Path:
    """`QVEVRI_HOME`, or the folder `home` below the working directory; made if missing."""
    path = Path(os.environ.get("QVEVRI_HOME", "home")).resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key() -> str:
    """`SECRET_KEY`, or the one kept in the home folder, made once, readable by its owner only."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    file = home() / "secret"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text()
    with os.fdopen(descriptor, "w") as new:
        new.write(secrets.token_urlsafe(64))
    return file.read_text()
