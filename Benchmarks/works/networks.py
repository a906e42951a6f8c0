"""One epoch of networks of images and sequences beside PyTorch: time, and peak memory of whole processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from harness import ROOT, Row, Run, judged, median, run_bench

PEER = ROOT / "Benchmarks" / "peers" / "network_epoch.py"
WORKS = {
    "conv-lstm": ("convolution and LSTM, 1000 clips of 44 × 128", 1000, 44 * 128, 0.6),
    "transformer": ("transformer of 4 layers, 500 clips of 300 × 64", 500, 300 * 64, 0.5),
    "cnn": ("three convolutions, 200 images of 128 × 128", 200, 128 * 128, 0.9),
}
MEMORY_GOAL = 0.5


def rows(folder, rounds):
    """Nothing where no Python with PyTorch is given (`NUNCHI_TORCH`)."""
    python = os.environ.get("NUNCHI_TORCH", "")
    if not Path(python).is_file():
        print("networks: left out; needs NUNCHI_TORCH, a Python that has PyTorch", file=sys.stderr)
        return
    for work, (title, count, width, goal) in WORKS.items():
        table = made(folder / f"{work}.npy", count, width)
        pairs = [(peer(python, work, table), run_bench(work, table, 0)) for _ in range(rounds)]
        name = "PyTorch " + pairs[0][0].instructions
        row = Row(f"one epoch: {title}", "s", [ours.cpu for _, ours in pairs], [theirs.cpu for theirs, _ in pairs], name)
        row.goal, row.met = f"ratio ≤ {goal}", judged(median(row.ratios), goal)
        yield row
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


def peer(python, work, table):
    """PyTorch in a process of its own."""
    command = [python, str(PEER), "torch", work, str(table), "1"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Run(result["cpu"], result["wall"], result["peak"], result["check"], result["instructions"])
