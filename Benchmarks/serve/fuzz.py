#!/usr/bin/env python3
"""Sends nunchi serve what nobody should send, and looks whether it lives, answers no 5xx but 501 and 503, leaves nothing on disk
and keeps its memory.

Starts a server of its own on a free port of 127.0.0.1 with a data folder of its own. Needs the built program and, for media of
all formats, the program ffmpeg (else WAV alone). Only Python's standard library.

    python3 Benchmarks/serve/fuzz.py --requests 10000 --media 1000 --seed 1
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import time

import fuzz_media
import fuzz_requests
from fuzz_server import Server, exchange, statuses

ALLOWED_5XX = {501, 503}


class Findings:
    """What was seen, by all threads."""

    def __init__(self, folder):
        self.lock = threading.Lock()
        self.statuses = collections.defaultdict(collections.Counter)
        self.problems = []
        self.folder = folder

    def see(self, kind, sent, answer, server):
        found = statuses(answer) if answer is not None else []
        told = [f"answered {status}" for status in found if status >= 500 and status not in ALLOWED_5XX]
        if answer is None:
            told.append("neither answered nor closed")
        elif str(server.data).encode() in answer or b"/uploads/" in answer:
            told.append("told a path of the server")
        with self.lock:
            self.statuses[kind][", ".join(map(str, found)) or ("closed" if answer is not None else "silence")] += 1
            for problem in told:
                self.problems.append((kind, problem))
                if len(self.problems) <= 50:
                    name = self.folder / f"{len(self.problems):02}-{kind}.bin"
                    name.write_bytes(sent)
                    print(f"! {kind}: {problem}; sent: {name}", flush=True)


def run(work, count, threads, server, deadline, step):
    """Calls work(index) count times on some threads, and looks at the server between."""
    memory = []
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        for start in range(0, count, step):
            list(pool.map(work, range(start, min(start + step, count))))
            if not server.is_well():
                print("! the server does not answer any more", flush=True)
                return memory, start + step, False
            memory.append(server.memory())
            if time.monotonic() > deadline:
                print(f"  out of time after {start + step}", flush=True)
                return memory, start + step, True
    return memory, count, True


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--nunchi", default=".build/release/nunchi", help="the program")
    parser.add_argument("--requests", type=int, default=10_000, help="malformed requests")
    parser.add_argument("--media", type=int, default=1_000, help="mutated media files")
    parser.add_argument("--seed", type=int, default=1, help="decides what chance decides")
    parser.add_argument("--threads", type=int, default=4, help="connections at once")
    parser.add_argument("--seconds", type=float, default=1200, help="longest time of each of the two parts")
    parser.add_argument("--port", type=int, default=0, help="the server's port; 0 takes a free one")
    parser.add_argument("--sound", action="append", default=[], help="a recording to mutate, besides synthetic ones")
    options = parser.parse_args()

    scratch = pathlib.Path(tempfile.mkdtemp(prefix="nunchi-fuzz-"))
    kept = scratch / "findings"
    kept.mkdir()
    findings = Findings(kept)
    failures = []
    began = time.monotonic()
    with Server(options.nunchi, scratch / "data", options.port) as server:
        sounds = fuzz_media.originals(scratch / "media", options.sound)
        print(f"server {server.address}, {len(sounds)} kinds of media: {', '.join(sorted(sounds))}", flush=True)
        # What is loaded once is loaded before memory is looked at.
        for sound in sounds.values():
            exchange(server.port, fuzz_media.upload(sound, "/v1/read?store=false"))

        def request(index):
            chance = random.Random(f"{options.seed} request {index}")
            if index % 100 == 50:
                for sent, answer in fuzz_requests.live(chance, lambda sent, ends: exchange(server.port, sent, ends)):
                    findings.see("live", sent, answer, server)
                return
            kind, sent, ends = fuzz_requests.make(chance, sounds)
            findings.see(kind, sent, exchange(server.port, sent, ends), server)

        memory, done, lives = run(
            request, options.requests, options.threads, server, time.monotonic() + options.seconds, 500)
        report("requests", done, memory, failures, lives)

        names = sorted(sounds)

        def media(index):
            chance = random.Random(f"{options.seed} media {index}")
            name = chance.choice(names)
            broken = fuzz_media.mutate(chance, sounds[name], sounds)
            # Writing words down takes long; a few are enough, since the decoder is the same.
            path = "/v1/audio/transcriptions" if index % 50 == 49 else f"/v1/read?name=x.{name}"
            sent = fuzz_media.upload(broken, path, form=index % 2 == 1, owner=index % 3 == 0)
            findings.see(f"media {name}", sent, exchange(server.port, sent, False, 60), server)

        memory, done, lives = run(
            media, options.media, options.threads, server, time.monotonic() + options.seconds, 100)
        report("media files", done, memory, failures, lives)

        left = server.leftovers()
        if left:
            failures.append(f"left on disk: {left}")
        if not server.is_well():
            failures.append("the server died")
        log = server.stop()
        if "Fatal error" in log or "Crash" in log:
            failures.append("the server crashed: " + log[-2000:])

    for kind, counts in sorted(findings.statuses.items()):
        print(f"  {kind:24} " + "   ".join(f"{status}: {n}" for status, n in counts.most_common()))
    failures += [f"{n} × {kind}: {problem}" for (kind, problem), n in collections.Counter(findings.problems).items()]
    total = collections.Counter()
    for counts in findings.statuses.values():
        total.update(counts)
    print(
        json.dumps(
            {
                "schema": "nunchi.fuzz/1", "seed": options.seed, "requests": options.requests, "media": options.media,
                "seconds": round(time.monotonic() - began, 1), "answers": dict(total.most_common()),
                "failures": failures,
            }
        )
    )
    if failures:
        print(f"FAILED: {len(failures)}; what was sent is in {kept}")
        sys.exit(1)
    shutil.rmtree(scratch, ignore_errors=True)
    print("passed")


def report(what, done, memory, failures, lives):
    """Memory may settle in the first third; after that it must stay."""
    if not lives:
        failures.append(f"the server died over {what}")
    if len(memory) >= 6:
        third = len(memory) // 3
        early, late = max(memory[third : 2 * third]), max(memory[-third:])
        print(f"{done} {what}; memory {early:.0f} MB in the second third, {late:.0f} MB in the last", flush=True)
        if late > 1.2 * early + 32:
            failures.append(f"memory grew over {what}: {[round(m) for m in memory]} MB")
    else:
        print(f"{done} {what}; memory {[round(m) for m in memory]} MB", flush=True)


if __name__ == "__main__":
    main()
