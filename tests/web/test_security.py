"""What the server refuses: foreign names and pages, writes without a token, what is too large, ways out of its folders."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.making import dossier, token
from variorum.errors import SettingsError
from variorum.store import open_store
from variorum.web import Site, create_app
from variorum.web.access import digest_of, fits
from variorum.web.guard import HEADERS
from variorum.web.passwords import read_passwords, write_password
from variorum.web.serving import check_access, is_loopback

ADD = "/d/dossier/sources/new"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of one dossier."""
    return replace(Site.of([dossier(tmp_path)]), upload_limit=200_000)


@pytest.fixture
def client(site: Site) -> TestClient:
    """A browser; nothing works behind the pages."""
    return browser(site)


def browser(site: Site) -> TestClient:
    """A browser that does not follow redirections."""
    return TestClient(create_app(site), base_url="http://localhost", follow_redirects=False)


def form(client: TestClient, **more: str) -> dict[str, str]:
    """A form that adds a text."""
    return {"token": token(client, ADD), "signed": "Ann", "text": "Oxfam was founded in 1942.", **more}


# --- writes -----------------------------------------------------------------------------------------------------------


def writes(site: Site) -> list[str]:
    """Every address that takes a POST."""
    spec = create_app(site).openapi()["paths"]
    return sorted(path for path, methods in spec.items() if "post" in methods)


def test_no_write_goes_without_a_token(site: Site, client: TestClient) -> None:
    found = writes(site)
    assert ADD.replace("dossier", "{slug}") in found and "/author" in found
    full = dict.fromkeys(("name", "text", "path", "signed", "act", "seen", "reason", "back", "number"), "1")
    for path in found:
        address = path.replace("{slug}", "dossier").replace("{id}", "clm_1")
        for given in ({}, {"token": ""}, {"token": "0" * 64}):
            answer = client.post(address, data={**full, **given})
            assert answer.status_code in (403, 422), f"{path} with {given}"
            if answer.status_code == 422:  # the form lacks something that is asked for before anybody looks at it
                assert "missing" in answer.text or "required" in answer.text.lower() or "valid" in answer.text.lower()


def test_a_token_is_that_of_one_visitor_and_one_server(site: Site, client: TestClient) -> None:
    data = form(client)
    assert browser(site).post(ADD, data=data).status_code == 403
    assert client.post(ADD, data=data).status_code == 303
    client.cookies.clear()
    assert client.post(ADD, data=data).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"origin": "http://localhost", "sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://localhost:8765"}, 303),
        ({"origin": "null"}, 303),  # so browsers say under the policy that no address is told
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://localhost.evil.example"}, 403),
        ({"origin": "https://evil.example:80"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_a_form_of_another_server_is_refused(
    site: Site, client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.post(ADD, data=form(client), headers=headers).status_code == status
    assert (site.places["dossier"].directory / "sources").exists() == (status == 303)


def test_cookies_are_for_this_server_only(client: TestClient) -> None:
    answer = client.get("/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_do_nothing(client: TestClient, method: str) -> None:
    assert client.request(method, ADD).status_code == 405


# --- names and addresses ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:1234", 200),
        ("127.0.0.1:8765", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("[::2]", 421),
        ("", 421),
    ],
)
def test_the_server_answers_to_its_own_names(client: TestClient, host: str, status: int) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == status
    assert set(HEADERS) <= set(answer.headers)


def test_another_name_may_be_given(site: Site) -> None:
    known = browser(replace(site, hosts=site.hosts | {"work.example"}))
    assert known.get("/", headers={"host": "work.example"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/..\\app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/work.css%00.js",
        "/static/",
        "/d/../../etc/passwd",
        "/d/%2e%2e/claims",
        "/d/nowhere/claims",
        "/d/nowhere/work",
        "/d/nowhere/sources",
        "/docs",
        "/redoc",
    ],
)
def test_no_address_leads_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["../../../outside.txt", "..\\..\\outside.txt", "/tmp/outside.txt", "a\0/../outside.txt"]
)
def test_an_upload_stays_in_its_folder(site: Site, client: TestClient, path: str) -> None:
    directory = site.places["dossier"].directory
    before = set(directory.parent.rglob("*"))
    raw = (
        "".join(
            f'--X\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in form(client, text="").items()
        )
        + f'--X\r\ncontent-disposition: form-data; name="files"; filename="{path}"\r\n\r\nOxfam was founded in 1943.\r\n--X--\r\n'
    )
    answer = client.post(ADD, content=raw.encode(), headers={"content-type": "multipart/form-data; boundary=X"})
    assert answer.status_code == 303
    new = set(directory.parent.rglob("*")) - before
    kept = {one.relative_to(directory).as_posix() for one in new if "sqlite" not in one.name}
    assert kept == {"sources", "sources/outside.txt", "sources/sources.toml"}


@pytest.mark.parametrize("path", ["../a.txt", "../../in/a.txt", "/etc/hosts", "", ".", "sources.toml"])
def test_no_removal_leads_out(site: Site, client: TestClient, path: str) -> None:
    client.post(ADD, data=form(client))
    answer = client.post("/d/dossier/sources/remove", data={"token": token(client), "path": path})
    assert answer.status_code in (400, 422)
    assert (site.places["dossier"].directory.parent / "in" / "a.txt").is_file()


def test_no_page_tells_where_the_dossier_is(site: Site, client: TestClient) -> None:
    where = str(site.places["dossier"].directory.parent)
    client.post(ADD, data=form(client))
    for path, methods in create_app(site).openapi()["paths"].items():
        if "get" in methods and not path.endswith("/work"):
            assert where not in client.get(path.replace("{slug}", "dossier")).text, path


# --- size -------------------------------------------------------------------------------------------------------------


def test_what_is_too_large_is_refused_as_it_is_declared_and_as_it_comes(site: Site, client: TestClient) -> None:
    data = form(client)
    large = [("files", ("x.txt", b"x" * 300_000))]
    answer = client.post(ADD, data=data, files=large)
    assert answer.status_code == 413 and set(HEADERS) <= set(answer.headers)
    assert answer.text == "A request may have 0 MB at most. Send fewer files at once."

    def chunks() -> Iterator[bytes]:
        for _ in range(300):
            yield b"x" * 1000

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(ADD, content=chunks(), headers=kind).status_code == 413
    lying = {**kind, "content-length": "10"}
    assert client.post(ADD, content=b"x" * 300_000, headers=lying).status_code in (400, 403, 413, 422)
    assert not (site.places["dossier"].directory / "sources").exists()


def test_a_pasted_text_has_a_limit_of_its_own(site: Site) -> None:
    client = browser(replace(site, upload_limit=5_000_000))
    raw = b'--X\r\ncontent-disposition: form-data; name="text"\r\n\r\n' + b"x" * 1_100_000 + b"\r\n--X--\r\n"
    answer = client.post(ADD, content=raw, headers={"content-type": "multipart/form-data; boundary=X"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "body", [b"--X\r\n", b"", b"--X\r\ncontent-disposition: form-data; name=\r\n\r\n\xff", b"\0" * 99]
)
def test_a_body_that_is_no_form_is_refused_in_words(client: TestClient, body: bytes) -> None:
    answer = client.post(ADD, content=body, headers={"content-type": "multipart/form-data; boundary=X"})
    assert answer.status_code in (400, 403, 422)
    assert "Traceback" not in answer.text


# --- who comes in -----------------------------------------------------------------------------------------------------


def basic(user: str, password: str) -> dict[str, str]:
    """The header of a name and a password."""
    return {"authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def test_a_password_file_lets_its_users_in_and_nobody_else(site: Site, tmp_path: Path) -> None:
    write_password(tmp_path / "pw", "Ann", "correct horse")
    write_password(tmp_path / "pw", "Ben", "another horse")
    write_password(tmp_path / "pw", "Ben", "a third horse")
    assert (tmp_path / "pw").stat().st_mode & 0o077 == 0
    client = browser(replace(site, passwords=read_passwords(tmp_path / "pw")))
    others = (
        basic("Ann", "wrong"),
        basic("Eve", "correct horse"),
        basic("Ben", "another horse"),
        {"authorization": "Basic %%%"},
        {"authorization": "Bearer x"},
    )
    paths = ("/", "/d/dossier/sources", "/d/dossier/work.json", "/d/dossier/work", "/d/dossier/claims.json")
    for path, headers in (*((path, {}) for path in paths), *(("/", headers) for headers in others)):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 401 and "Basic" in answer.headers["www-authenticate"]
    assert "Signed in as <bdi>Ben</bdi>" in client.get("/", headers=basic("Ben", "a third horse")).text
    client.headers.update(basic("Ann", "correct horse"))
    data = form(client, signed="Eve")
    assert client.post(ADD, data=data).status_code == 303
    text = (site.places["dossier"].directory / "sources" / "sources.toml").read_text()
    assert '"Ann"' in text and "Eve" not in text


def test_a_proxy_tells_who_is_there(site: Site) -> None:
    client = browser(replace(site, proxy_header="x-user"))
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"x-user": " "}).status_code == 401
    assert "Signed in as <bdi>Ann &lt;b&gt;</bdi>" in client.get("/", headers={"x-user": "Ann <b>"}).text


def test_only_a_site_that_knows_who_comes_in_is_served_to_others(site: Site) -> None:
    for host in ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"):
        check_access(site, host)
        assert is_loopback(host)
    for host in ("0.0.0.0", "::", "192.168.1.5", "work.example", "localhost.evil.example", ""):
        with pytest.raises(SettingsError, match="could read and change"):
            check_access(site, host)
        check_access(replace(site, proxy_header="x-user"), host)
        check_access(replace(site, passwords={}), host)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("", "nobody"),
        ("# only a comment\n", "nobody"),
        ("Ann:secret\n", "pw:1.*no line"),
        ("\nAnn:scrypt$zz$zz\n", "pw:2.*no line"),
    ],
)
def test_a_password_file_that_cannot_be_used(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "pw").write_text(text)
    with pytest.raises(SettingsError, match=message) as error:
        read_passwords(tmp_path / "pw")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "password"), [("a:b", "long enough"), ("", "long enough"), ("#a", "long enough"), ("Ann", "short")]
)
def test_a_user_that_cannot_be_written(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(SettingsError):
        write_password(tmp_path / "pw", name, password)
    assert not (tmp_path / "pw").exists()


def test_a_digest_fits_its_password_only() -> None:
    made = digest_of("correct horse")
    assert fits("correct horse", made) and not fits("wrong horse", made)
    assert digest_of("correct horse") != made


def test_a_dossier_is_whole_after_all_that(site: Site, client: TestClient) -> None:
    with open_store(site.places["dossier"].directory) as store:
        assert store.verify().faults == ()
