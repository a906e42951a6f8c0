"""Makes the golden files of the separation tests: python3 generate.py

Needs librosa 1.0 (Python 3.12) and scipy. The spectrogram is that of `events.npy` one folder up. The versions that made
the files are in versions.json.
"""

import json
import pathlib
import sys

import librosa
import numpy as np
import scipy
from scipy.ndimage import median_filter

HERE = pathlib.Path(__file__).parent


def save(name, values):
    np.save(HERE / f"{name}.npy", np.ascontiguousarray(values, dtype=np.float32))


def medians():
    rng = np.random.default_rng(5)
    matrix = np.round(rng.exponential(size=(23, 33)) * 8).astype(np.float32) - 4
    save("matrix", matrix)
    for size in (1, 2, 30, 31, 101):
        save(f"median_time_{size}", median_filter(matrix, size=(1, size), mode="reflect"))
        save(f"median_frequency_{size}", median_filter(matrix, size=(size, 1), mode="reflect"))


def masks():
    rng = np.random.default_rng(6)
    tiny = np.float32([0, 1e-45, 1e-39, 1e-38, 2e-38, 1e-30, 1e-20, 1e-3, 1, 7, 1e30, 3e38])
    values, reference = (grid.ravel() for grid in np.meshgrid(tiny, tiny))
    values, reference = np.float32([[*values, *rng.random(50)], [*reference, *rng.random(50)]])
    save("mask_values", np.stack([values, reference]))
    for power in (0.7, 1, 2, 3, np.inf):
        for split in (False, True):
            mask = librosa.util.softmask(values, reference, power=power, split_zeros=split)
            save(f"mask_{power}_{'split' if split else 'zero'}", mask)


def separation():
    events = np.load(HERE.parent / "events.npy")
    spectra = librosa.stft(events, n_fft=128, hop_length=300)[:, :40]
    magnitude = np.abs(spectra)
    save("magnitude", magnitude)
    for name, options in (
        ("default", {}), ("sizes", dict(kernel_size=(17, 10), power=1.0)), ("margins", dict(margin=(1.5, 3.0))),
        ("hard", dict(power=np.inf)),
    ):
        save(f"hpss_{name}", np.stack(librosa.decompose.hpss(magnitude, **options)))
    save("masks_default", np.stack(librosa.decompose.hpss(magnitude, mask=True)))
    parts = librosa.effects.hpss(events[4000:7500], n_fft=256)
    save("effects", np.stack(parts))
    save("effects_margin", librosa.effects.percussive(events[4000:7500], n_fft=250, hop_length=100, margin=2.0))


def main():
    medians()
    masks()
    separation()
    versions = {"python": sys.version.split()[0]}
    versions |= {module.__name__: module.__version__ for module in (librosa, np, scipy)}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


main()
