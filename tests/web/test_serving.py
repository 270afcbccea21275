"""`variorum serve` as it is run: a real process on a real socket of this machine."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run
from tests.web.making import dossier
from variorum.errors import SettingsError
from variorum.web.serving import address_of, listen

__all__ = ["run"]  # the fixture

pytestmark = pytest.mark.loopback

ROOT = Path(__file__).parents[2]


@contextmanager
def served(*arguments: str, folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server that runs with the arguments in `folder`, and its process."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VARIORUM_")}
    with subprocess.Popen(
        [sys.executable, "-m", "variorum", "serve", *arguments],
        cwd=folder,
        env={**environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout and server.stderr
            address = server.stdout.readline().strip()
            assert address, server.stderr.read()
            yield address, server
        finally:
            if server.poll() is None:
                server.kill()


def fetch(address: str, **headers: str) -> tuple[int, str]:
    """The status and the text of a page."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_dossier_is_served_until_the_process_is_told_to_stop(tmp_path: Path) -> None:
    dossier(tmp_path)
    with served("dossier", "new", "--port", "0", folder=tmp_path) as (address, server):
        status, page = fetch(address)
        assert status == 200 and "2 documents" in page and "/d/new" in page
        assert (tmp_path / "new" / "dossier.sqlite").is_file()
        assert fetch(address, host="evil.example")[0] == 421
        # A stream that somebody listens to does not hold the server up.
        with urllib.request.urlopen(f"{address}d/new/work", timeout=60) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert re.match(rb'data: \{"phase": ', stream.readline())
            server.send_signal(signal.SIGINT)
            _, told = server.communicate(timeout=60)
    assert told == "Serving dossier, new; Ctrl-C stops.\n"  # neither a log of what was asked for nor a traceback
    assert server.returncode == 0


def test_a_password_file_of_the_settings_is_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "passwords", "pw", "Ann"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input="correct horse\n",
        text=True,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "variorum.toml").write_text('dossier = "mine"\npassword_file = "pw"\n')
    with served("--port", "0", folder=tmp_path) as (address, _):
        assert fetch(address)[0] == 401
        assert fetch(address, authorization="Basic QW5uOmNvcnJlY3QgaG9yc2U=")[0] == 200


def test_a_taken_port_is_passed_over_unless_it_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr("variorum.web.serving.PORT", port)
        with listen("127.0.0.1", None) as other:
            assert other.getsockname()[1] != port
        with pytest.raises(SettingsError, match=f"port {port} of 127.0.0.1"):
            listen("127.0.0.1", port)
        assert address_of(taken) == f"http://127.0.0.1:{port}/"
    with pytest.raises(SettingsError, match="cannot be listened on"):
        listen("not a host", 0)


def test_the_address_of_any_host_is_this_machine() -> None:
    with socket.create_server(("0.0.0.0", 0)) as listening:
        assert address_of(listening).startswith("http://localhost:")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--host", "0.0.0.0"], 1, "could read and change the dossier"),
        (["--host", "192.0.2.1", "--password-file", "gone"], 1, "the password file cannot be read"),
        (["in"], 1, "there is no dossier here"),
        (["--port", "70000"], 2, "not in the range"),
        (["--proxy-header", "two words"], 1, "is not a name"),
    ],
)
def test_what_cannot_be_served_is_told(run: Run, tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    ran = run("serve", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert not (tmp_path / "dossier").exists() and not (tmp_path / "in" / "dossier.sqlite").exists()


def test_a_short_password_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    ran = run("passwords", "pw", "Ann")
    assert ran.code == 1 and "fewer than 8" in ran.err
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "no password was given" in run("passwords", "pw", "Ann").err
    assert not (tmp_path / "pw").exists()
