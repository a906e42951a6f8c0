"""Measures Nunchi beside its peers: `make bench`. Each file in works/ gives rows of the table."""

import argparse
import importlib
import os
import sys
import tempfile
from pathlib import Path

import report
from harness import run_bench
from inputs import sound_file

WORKS = Path(__file__).parent / "works"


def main():
    known = sorted(path.stem for path in WORKS.glob("*.py"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="*", metavar="work", help=f"only these, and write no document: {', '.join(known)}")
    parser.add_argument("--rounds", type=int, default=5, help="turns, at least 5 for the document")
    options = parser.parse_args()
    if unknown := set(options.works) - set(known):
        parser.error(f"no such work: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if options.rounds < (1 if options.works else 5):
        parser.error("--rounds: at least 5 for the document, 1 for chosen works")

    rows, load = [], os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for work in options.works or known:
            for row in importlib.import_module(f"works.{work}").rows(folder, options.rounds):
                rows.append(row)
                print(" | ".join(report.cells(row)), flush=True)
        instructions = run_bench("utterance", sound_file(folder, "one.wav", 1, 16000)[0], 0).instructions
    if not options.works:
        print(f"wrote {report.write(rows, instructions, options.rounds, load).relative_to(Path.cwd())}")
    if any("no" in row.met for row in rows):
        sys.exit("bench: not every goal is met")


if __name__ == "__main__":
    main()
