"""The password file: who may come in where the server is reached from other machines."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from variorum.errors import SettingsError
from variorum.web.access import digest_of

SHORTEST = 8
"""Characters of a password. Source: NIST SP 800-63B, 5.1.1.1."""

_LINE = re.compile(r"(?P<name>[^:]+):(?P<digest>scrypt\$[0-9a-f]{32}\$[0-9a-f]{128})")
_HINT = "Write the file with `variorum passwords FILE NAME`."


def read_passwords(path: Path) -> Mapping[str, str]:
    """The users of the file and their digests. Each line is `NAME:scrypt$SALT$DIGEST`; empty ones and those behind "#" are none.

    Raises: SettingsError where the file cannot be read, a line is of another form, or nobody is in it.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the password file cannot be read ({error})", where=path.name, hint=_HINT) from error
    users: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            # The line itself is not repeated: somebody may have written a password there.
            raise SettingsError("this is no line of a password file", where=f"{path.name}:{number}", hint=_HINT)
        users[match["name"]] = match["digest"]
    if not users:
        raise SettingsError("the password file has nobody in it", where=path.name, hint=_HINT)
    return users


def write_password(path: Path, name: str, password: str) -> None:
    """Puts the user with this password into the file, in place of an earlier one of his, for its owner's eyes only.

    Raises: SettingsError where the name or the password cannot be used, or the file cannot be read or written.
    """
    if not name.strip() or ":" in name or not name.isprintable() or name.startswith("#") or name != name.strip():
        raise SettingsError(f"{name!r} cannot be a user's name", where="passwords", hint="Leave out colons and signs.")
    if len(password) < SHORTEST:
        raise SettingsError(
            f"the password has fewer than {SHORTEST} characters", where="passwords", hint="Take a longer one."
        )
    users = {**(read_passwords(path) if path.exists() else {}), name: digest_of(password)}
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.writelines(f"{user}:{digest}\n" for user, digest in sorted(users.items()))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise SettingsError(
            f"the password file cannot be written ({error.strerror or error})",
            where=path.name,
            hint="Check its rights.",
        ) from error
    finally:
        with suppress(OSError):  # it is there only where the replacement failed
            part.unlink()
