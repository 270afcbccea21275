"""`variorum serve` and `passwords`: the work place in the browser."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from variorum.cli.options import library_option, with_settings
from variorum.errors import VariorumError
from variorum.settings import Settings


@click.command(short_help="Open dossiers in the browser, to read, check and correct.")
@click.argument("dossiers", nargs=-1, metavar="[DOSSIER]...", type=click.Path(path_type=Path))
@click.option("--host", metavar="ADDRESS", help="Where to listen.  [default: 127.0.0.1, this machine only]")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", help="The port; 0 takes a free one.  [default: 8765]"
)
@click.option("--host-name", "names", multiple=True, metavar="NAME", help="A name by which browsers call the server.")
@click.option("--password-file", type=click.Path(path_type=Path), metavar="FILE", help="Who may come in.")
@click.option("--proxy-header", metavar="NAME", help="The header in which a proxy tells who is there.")
@click.option("--open/--no-open", "open_", default=False, help="Open the browser.  [default: no]")
@library_option
@with_settings("registers", "host", "password_file", "proxy_header")
def serve(
    *, dossiers: tuple[Path, ...], port: int | None, names: tuple[str, ...], open_: bool, settings: Settings
) -> None:
    """Serve each DOSSIER (a directory; the setting `dossier` where none is named) as pages to read, check and correct.

    A directory that is not there yet is made, for documents to be added in the browser. Only this machine reaches the server, unless
    --host says otherwise; then it needs a password file or a proxy's header. Stop it with Ctrl-C.
    """
    from variorum.web import Site, create_app
    from variorum.web.passwords import read_passwords
    from variorum.web.serving import address_of, check_access, listen
    from variorum.web.serving import serve as run

    own = f"[{settings.host}]" if ":" in settings.host and settings.host[0] != "[" else settings.host
    hosts = [name.lower() for name in (own, *names) if name not in ("0.0.0.0", "[::]")]
    passwords = read_passwords(settings.password_file) if settings.password_file is not None else None
    header = settings.proxy_header or None
    check_access(Site({}, passwords=passwords, proxy_header=header), settings.host)
    with listen(settings.host, port) as listening:
        chosen = {path.resolve(): path for path in dossiers or (settings.dossier,)}
        site = Site.of(chosen.values(), hosts=hosts, make=True)
        site = replace(site, passwords=passwords, proxy_header=header, registers=settings.registers)
        address = address_of(listening)
        click.echo(address)
        click.echo(f"Serving {', '.join(site.places)}; Ctrl-C stops.", err=True)
        if open_:
            click.launch(address)
        run(create_app(site), listening)


@click.command(short_help="Give somebody a password for `serve`.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("name")
@click.option("--debug", is_flag=True, help="Full reports instead of short messages.")
def passwords(file: Path, name: str, debug: bool) -> None:
    """Ask for the password of NAME, twice, and put it into FILE: its digest, from which it cannot be read back.

    Where standard input is no terminal, its first line is the password.
    """
    from variorum.web.passwords import write_password

    stream = sys.stdin
    if stream.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = stream.readline().rstrip("\r\n")
    if not password:
        raise VariorumError("no password was given", where="passwords", hint="Type it, or pipe it in.")
    write_password(file, name, password)
