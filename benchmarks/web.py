"""How long the pages of the work place take for a dossier of 50,000 claims, and how large they are.

    python benchmarks/web.py                    50,000 claims
    python benchmarks/web.py --claims 5000      another size
    python benchmarks/web.py --keep FOLDER      keeps the generated dossier there, and uses it where it is
    python benchmarks/web.py --dossier FOLDER   a dossier of one's own

The claims are those of benchmarks/collation.py, each document's text being its claims' words. Each page is asked for as a browser does,
through the whole application but without a network: first by a server that has just started ("cold"), then 20 times ("warm", the median);
after each decision of a reviewer the next request is a cold one. Sizes are of the page itself, before data, styles and scripts.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

from collation import generated  # type: ignore[import-not-found]  # beside this file
from starlette.testclient import TestClient

from variorum.collation import collate
from variorum.edition import main_entity
from variorum.model import Claim, Entity, Filler
from variorum.store import Reading, Run, open_store
from variorum.web import Site, create_app
from variorum.web.keeping import forget

LIMIT_SECONDS, LIMIT_BYTES, ROUNDS = 0.3, 300_000, 20
SLOW_SECONDS = 2.0  # pages beyond it are asked for three times only


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print what it measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--keep", type=Path, help="where the generated dossier stays")
    parser.add_argument("--only", default="", help="only pages whose address has this in it")
    parser.add_argument("--dossier", type=Path, help="a dossier that is there")
    given = parser.parse_args(arguments)
    if given.dossier:
        report(given.dossier, given.only)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder) / "generated"
        if not (place / "dossier.sqlite").is_file():
            fill(place, given.claims)
        report(place, given.only)


def fill(place: Path, size: int) -> None:
    """Makes the dossier of `size` generated claims in the directory `place`."""
    start = perf_counter()
    claims, documents, origins = generated(size, size)
    claims = [claim.with_entities(_known(claim)) for claim in claims]
    held: dict[str, list[Claim]] = {document.id: [] for document in documents}
    for claim in claims:
        held[claim.document].append(claim)
    with open_store(place, "create") as store:
        for document in documents:
            text = "\n".join(claim.quote for claim in held[document.id])
            store.put(Reading(replace(document, text=text), tuple(held[document.id]), (), "generated", "benchmark"))
        store.settle([document.id for document in documents], [])
        store.put_resolution(_entities(claims), claims, ())
        store.put_findings(collate(claims, documents, origins), ())
        store.note("subject", main_entity(store.entities(), store.entries(), claims).id)
        store.note("resolved", "generated")
        store.progress(Run(len(documents), len(documents), "done"))
    print(f"generated {len(claims):,} claims of {len(documents):,} documents in {perf_counter() - start:.0f} s")


def _known(claim: Claim) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    """The claim's roles with entities' ids as a dossier has them."""
    return tuple((role, tuple(map(_named, fillers))) for role, fillers in claim.roles)


def _named(filler: Filler) -> Filler:
    if filler.entity is None:
        return filler
    return replace(filler, entity="ent_" + hashlib.sha256(filler.entity.encode()).hexdigest()[:20])


def _entities(claims: Sequence[Claim]) -> Iterator[Entity]:
    found: dict[str, Filler] = {}
    documents: dict[str, set[str]] = {}
    for claim in claims:
        for _, fillers in claim.roles:
            for filler in fillers:
                if filler.entity:
                    found.setdefault(filler.entity, filler)
                    documents.setdefault(filler.entity, set()).add(claim.document)
    for id_, filler in sorted(found.items()):
        kind = filler.type or "other"
        yield Entity(id_, kind, filler.text, (filler.text,), tuple(sorted(documents[id_])))  # type: ignore[arg-type]  # of the generator


def report(place: Path, only: str = "") -> None:
    """Print the times and the size of every page."""
    client = served(place)
    slug = client.get("/home.json").json()["dossiers"][0]["slug"]
    print(f"{'cold ms':>9} {'warm ms':>9} {'bytes':>9}  page")
    slow = []
    for path in (path for path in pages(client, slug) if only in path):
        fresh = served(place)
        cold, size = timed(fresh, path)
        rounds = ROUNDS if cold < SLOW_SECONDS else 3
        warm = statistics.median(timed(fresh, path)[0] for _ in range(rounds))
        over = cold > LIMIT_SECONDS or size > LIMIT_BYTES
        print(f"{cold * 1000:9.0f} {warm * 1000:9.0f} {size:9,}  {path}{'  <-- over' if over else ''}", flush=True)
        slow += [path] * over
    print(f"{len(slow)} pages take over {LIMIT_SECONDS * 1000:.0f} ms cold or have over {LIMIT_BYTES:,} bytes")


def served(place: Path) -> TestClient:
    """A browser before a server that has just started."""
    forget()
    return TestClient(create_app(Site.of([place])), base_url="http://localhost")


def timed(client: TestClient, path: str) -> tuple[float, int]:
    """The seconds of work that the page takes, and its bytes.

    Raises: SystemExit where there is no such page.
    """
    start, busy = perf_counter(), process_time()
    answer = client.get(path)
    # Where other programs run beside it, the processor's time tells more than the clock's: neither waits for anything else.
    seconds = min(perf_counter() - start, process_time() - busy)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return seconds, len(answer.content)


def pages(client: TestClient, slug: str) -> list[str]:
    """The addresses of all pages that take nothing but the dossier, then one of each kind that a page of it links to."""
    described = client.get("/openapi.json").json()["paths"]
    plain = [
        path
        for path in described
        if "get" in described[path] and not path.endswith(".json") and not path.endswith("/work")
    ]
    found = [path.replace("{slug}", slug) for path in plain if "{" not in path.replace("{slug}", "")]
    kinds = [re.compile(re.sub(r"\\\{\w+\\\}", "[^/?#]+", re.escape(path.replace("{slug}", slug)))) for path in plain]
    met: dict[str, str] = {}
    for start in (f"/d/{slug}", f"/d/{slug}/claims"):
        for link in re.findall(r'href="(/[^"#?]+)', client.get(start).text):
            kind = next((kind.pattern for kind in kinds if kind.fullmatch(link)), None)
            if kind is not None and link not in found:
                met.setdefault(kind, link)
    return [*found, *met.values()]


if __name__ == "__main__":
    main()
