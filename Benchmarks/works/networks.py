"""One epoch of networks of images and sequences beside PyTorch and Keras: time, and peak memory of whole processes.

Each process trains for one epoch to warm up and is measured in the next.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from harness import ROOT, Row, Run, judged, median, run_bench

PEER = ROOT / "Benchmarks" / "peers" / "network_epoch.py"
WORKS = {
    "conv-lstm": ("convolution and LSTM, 1000 clips of 44 × 128", 1000, 44 * 128),
    "transformer": ("transformer of 4 layers, 500 clips of 300 × 64", 500, 300 * 64),
    "cnn": ("three convolutions, 200 images of 128 × 128", 200, 128 * 128),
}
# The ratio that each peer's time is to be beaten by, at the same number of threads.
TIME_GOALS = {("conv-lstm", "torch"): 0.6, ("transformer", "torch"): 0.5, ("cnn", "torch"): None, ("cnn", "keras"): 0.9}
MEMORY_GOAL = 0.5


def rows(folder, rounds):
    """Keras's rows, and PyTorch's where a Python that has it is given (`NUNCHI_TORCH`)."""
    pythons = {"torch": os.environ.get("NUNCHI_TORCH", ""), "keras": sys.executable}
    if not Path(pythons["torch"]).is_file():
        print("networks: without PyTorch's rows; they need NUNCHI_TORCH, a Python that has PyTorch", file=sys.stderr)
        del pythons["torch"]
    for work, (title, count, width) in WORKS.items():
        table = made(folder / f"{work}.npy", count, width)
        for framework, python in pythons.items():
            if (work, framework) in TIME_GOALS:
                yield from compared(work, title, table, framework, python, rounds)


def compared(work, title, table, framework, python, rounds):
    """Time and memory with one thread, and time with two."""
    goal = TIME_GOALS[work, framework]
    for threads in (1, 2):
        nunchi = work if threads == 1 else f"{work}-2"
        # The warm-up makes it more than nothing: NunchiBench then runs an epoch before the one that counts.
        pairs = [(peer(python, framework, work, table, threads), run_bench(nunchi, table, 1e-3)) for _ in range(rounds)]
        name = pairs[0][0].instructions
        if threads == 1:
            row = Row(f"one epoch: {title}", "s", [ours.cpu for _, ours in pairs], [theirs.cpu for theirs, _ in pairs])
        else:
            row = Row("the same, two threads each, time that passes", "s", [ours.wall for _, ours in pairs],
                      [theirs.wall for theirs, _ in pairs])
        row.peer_name = name
        if goal:
            row.goal, row.met = f"ratio ≤ {goal}", judged(median(row.ratios), goal)
        yield row
        if threads == 1:
            peaks = Row("the same, peak memory", "MB", [ours.peak / 1e6 for _, ours in pairs],
                        [theirs.peak / 1e6 for theirs, _ in pairs], name)
            peaks.goal, peaks.met = f"ratio ≤ {MEMORY_GOAL}", judged(median(peaks.ratios), MEMORY_GOAL)
            yield peaks


def made(path, count, width):
    """Random rows in ten classes, the class last."""
    random = np.random.default_rng(1)
    values = random.standard_normal((count, width)).astype(np.float32)
    np.save(path, np.column_stack([values, random.integers(0, 10, count)]).astype(np.float32))
    return path


def peer(python, framework, work, table, threads):
    """PyTorch or Keras in a process of its own."""
    command = [python, str(PEER), framework, work, str(table), str(threads)]
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads), "TF_CPP_MIN_LOG_LEVEL": "3"}
    result = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                       env=environment).stdout)
    return Run(result["cpu"], result["wall"], result["peak"], result["check"], result["instructions"])
