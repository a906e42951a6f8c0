"""pYIN of one minute."""

import librosa
import numpy as np

from harness import Row, in_turns, judged, median, require_same, run_bench, run_here
from inputs import sound_file

GOAL = 20


def rows(folder, rounds):
    path, samples = sound_file(folder, "minute-22k.wav", 60, 22050)
    for name, title in (("pyin", "pYIN, 22.05 kHz, 65–2093 Hz"), ("pyin-single", "the same, single precision")):
        peers, ours = in_turns(
            rounds, lambda: run_here(lambda: pyin(samples), 0), lambda: run_bench(name, path, 0.5))
        require_same(title, peers, ours, 1e-3)
        row = Row(
            f"{title}, 1 min", "ms", [run.cpu * 1e3 for run in ours], [run.cpu * 1e3 for run in peers],
            f"librosa {librosa.__version__}", f"{GOAL} × faster")
        row.met = judged(median(row.ratios), 1 / GOAL)
        yield row


def pyin(samples):
    return np.nan_to_num(librosa.pyin(samples, fmin=65, fmax=2093, sr=22050)[0]).mean()
