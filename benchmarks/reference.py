"""The reference matcher of the field, nomenklatura's logic-v2, on pairs of names: one JSON object a line in, one score a line out.

Each line has `kind` ("person" or "organization"), `asked` (a name) and `listed` (an entry's names). It runs where nomenklatura is
installed, in an environment of its own: Variorum does not need it.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def entity(id_: str, kind: str, names: list[str]) -> Any:
    """An entity of the data model that nomenklatura compares."""
    from followthemoney import EntityProxy

    schema = {"person": "Person", "organization": "Organization", "company": "Company"}.get(kind, "LegalEntity")
    return EntityProxy.from_dict({"id": id_, "schema": schema, "properties": {"name": names}})


def main() -> int:
    """Scores each pair of standard input. Returns the exit code."""
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    assert algorithm is not None, "logic-v2 is gone"
    config = algorithm.default_config()
    for number, line in enumerate(sys.stdin):
        pair = json.loads(line)
        # Names are remembered by an entity's id: each has one of its own.
        asked = entity(f"asked-{number}", pair["kind"], [pair["asked"]])
        listed = entity(f"listed-{number}", pair["kind"], pair["listed"])
        print(algorithm.compare(asked, listed, config).score)
    return 0


if __name__ == "__main__":
    sys.exit(main())
