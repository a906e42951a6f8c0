"""`nunchi read` of long recordings: how many times faster than they last, and that memory does not grow with them."""

import itertools
import sys

import numpy as np
import soundfile
import soxr

from harness import BUILT, Row, data_folder, run_cold
from inputs import voice

SHORT, LONG = 10, 60
RATE = 16_000
SPEED_GOAL, GROWTH_GOAL = 30, 1.1


def rows(folder, rounds):
    """One round: 60 minutes say enough. The encoder's rows are left out where it is not installed."""
    short, long = (joined(folder / f"minutes-{minutes}.wav", minutes) for minutes in (SHORT, LONG))
    kind = "real clips" if data_folder() else "a synthetic voice"
    for model in ("acoustic", "encoder"):
        try:
            little = read(model, short)
        except SystemExit:
            print(f"read_long: without {model}; needs `nunchi models install whisper-base-encoder`", file=sys.stderr)
            continue
        much = read(model, long)
        speed = LONG * 60 / much.wall
        title = f"`nunchi read --model {model}`, {LONG} min of {kind}, windows of 2 s every 0.5 s, two threads"
        yield Row(title, "× real time", [speed], goal=f"≥ {SPEED_GOAL}", met=met(speed >= SPEED_GOAL))
        yield Row("the same, processor time", "s", [much.cpu])
        growth = much.peak / little.peak
        yield Row(
            f"the same, peak memory; {SHORT} min take {little.peak / 1e6:.0f} MB", "MB", [much.peak / 1e6],
            goal=f"≤ {GROWTH_GOAL} × that of {SHORT} min", met=met(growth <= GROWTH_GOAL))


def met(is_met):
    return "yes" if is_met else "**no**"


def read(model, path):
    """The whole process, with the usual windows."""
    return run_cold(
        BUILT / "nunchi", "read", "--model", model, path, "--window", "2", "--step", "0.5", "--threads", "2", "--json",
        "--quiet")


def joined(path, minutes):
    """Clips one after another, mono at 16 kHz, over and over until the time is full."""
    left = minutes * 60 * RATE
    with soundfile.SoundFile(path, "w", RATE, 1, "PCM_16") as file:
        for samples in itertools.cycle(clips()) if data_folder() else made():
            file.write(samples[:left])
            left -= len(samples)
            if left <= 0:
                return path


def clips():
    """The clips of three data sets in turns."""
    folder = data_folder()
    sets = [
        sorted(path for path in folder.glob(f"{corpus}/**/*") if path.suffix in (".wav", ".flac"))
        for corpus in ("emodb", "ravdess", "korean")
    ]
    for path in itertools.chain.from_iterable(itertools.zip_longest(*sets)):
        if path:
            samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
            yield soxr.resample(samples.mean(axis=1, dtype=np.float32), rate, RATE)


def made():
    """Synthetic speakers of 30 s each."""
    return (voice(30, RATE, seed) for seed in itertools.count(1))
