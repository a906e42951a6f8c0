"""Measuring: one work done by a peer and by Nunchi in turns, times as medians with their spread."""

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
BUILT = Path(os.environ.get("NUNCHI_BUILD", ROOT / ".build" / "release"))


@dataclass
class Run:
    """One measured run; times in seconds, memory in bytes."""

    cpu: float
    wall: float
    peak: int = 0
    check: float = 0.0
    instructions: str = ""


@dataclass
class Row:
    """One line of the table."""

    work: str
    unit: str
    nunchi: list
    peer: list = field(default_factory=list)
    peer_name: str = ""
    goal: str = ""
    met: str = ""

    @property
    def ratios(self):
        """Nunchi over peer, pair by pair; none where the peer has nothing, such as no errors."""
        return [ours / theirs for ours, theirs in zip(self.nunchi, self.peer) if theirs]


def judged(value, limit):
    """Whether a goal is met, in a word."""
    return "yes" if value <= limit else "**no**"


def processor_time():
    """Processor time of this process in seconds, user and system, of all threads."""
    return time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID)


def mean(values):
    """The mean in double precision: what NunchiBench gives to compare."""
    return float(np.mean(values, dtype=np.float64))


def run_here(work, seconds, check=mean):
    """Runs a function of this process as NunchiBench runs a work: again and again for at least `seconds`.

    `check` makes of its result the number to compare; that takes no part in the times.
    """
    cpu, wall, runs = processor_time(), time.monotonic(), 0
    while runs == 0 or time.monotonic() - wall < seconds:
        result = work()
        runs += 1
    cpu, wall = processor_time() - cpu, time.monotonic() - wall
    return Run(cpu / runs, wall / runs, check=check(result))


def run_bench(work, source, seconds):
    """Runs a work in a process of NunchiBench."""
    command = [str(BUILT / "NunchiBench"), work, str(source), str(seconds)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Run(result["cpu"], result["wall"], result["peak"], result["check"], result["instructions"])


def run_cold(*command):
    """Runs a program once from its start. A small process starts it, since memory counts from what started it."""
    starter = [sys.executable, "-I", "-S", str(ROOT / "Benchmarks" / "cold.py"), *map(str, command)]
    result = json.loads(subprocess.run(starter, check=True, capture_output=True, text=True).stdout)
    if result["status"] != 0:
        raise SystemExit(f"bench: {' '.join(map(str, command))} ended with {result['status']}")
    return Run(result["cpu"], result["wall"], result["peak"])


def in_turns(rounds, peer, nunchi):
    """Peer, Nunchi, peer, Nunchi …; the peer has warmed up before.

    Returns two lists of runs.
    """
    peer()
    pairs = [(peer(), nunchi()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def require_same(name, peer_runs, nunchi_runs, tolerance):
    """Ends the benchmark if peer and Nunchi did not compute the same."""
    theirs, ours = peer_runs[-1].check, nunchi_runs[-1].check
    if abs(ours - theirs) > tolerance * max(abs(theirs), 1e-12):
        raise SystemExit(f"bench: {name}: the peer's result is {theirs}, Nunchi's is {ours}; they did not do the same work")


def median(values):
    """The median."""
    return statistics.median(values)


def data_folder():
    """The folder of real recordings, or None."""
    folder = Path(os.environ.get("NUNCHI_DATA") or ROOT.parent / "shared" / "data")
    return folder if folder.is_dir() else None
