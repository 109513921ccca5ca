"""The index and its answers do not depend on the hash seed of the process."""

import os
import subprocess
import sys

from tests.conftest import Write

ASKED = """
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from defender_cli.ask.indexing import build
from defender_cli.ask.ranker import Asker
from defender_cli.ask.record_table import packed
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load

index = build(AsOf(load([Path(sys.argv[1])]), date(2025, 6, 1)))
print(sha256(packed(index.head) + index.block).hexdigest())
for question in ("where does Jane Roe live", "who was born in 1990", "waar woont Roe"):
    reply = Asker(index).reply(question)
    print([(each.document.key, each.worth) for each in Asker(index).readings(reply.question)])
"""


def test_index_and_readings_are_the_same_under_every_hash_seed(facts_file: Write) -> None:
    file = facts_file(
        '[people]\nsource = "first"\n'
        'roe = { name = "Jane Roe", home_town = "Gent", born = 1990-05-01, country = "BE" }\n'
        'poe = { name = "John Poe", home_town = "Oslo", born = 1990-06-01, country = "NO" }\n'
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", ASKED, file],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert b"people.roe.home_town" in said.pop()
