"""Makes the golden files of inverse transforms, decibels, PCEN, LFCC, Whisper's spectra, chroma and constant-Q: python3 generate.py

Needs librosa 1.0 (Python 3.12) and scipy. The sounds are those of the folder above. Arrays are float32 NumPy files in the layout of
librosa, [features, frames]. The versions that made them are in versions.json.
"""

import json
import pathlib
import sys

import librosa
import numpy as np
import scipy
import scipy.fft

HERE = pathlib.Path(__file__).parent
VOICE = np.load(HERE.parent / "voice.npy")
EVENTS = np.load(HERE.parent / "events.npy")


def save(name, values):
    values = np.ascontiguousarray(values)
    if np.iscomplexobj(values):
        values = np.stack([values.real, values.imag], axis=-1)
    np.save(HERE / f"{name}.npy", values.astype(np.float32))


def inverses():
    """Spectra that no signal has (every third frame doubled), transformed back."""
    for name, n_fft, options, length in (
        ("default", 512, {}, 4000), ("odd", 441, dict(hop_length=100, window="hamming"), 3800),
        ("prime", 254, dict(hop_length=80), None),
        ("uncentered", 256, dict(center=False, window="hamming", win_length=200, hop_length=64), None),
        ("longer", 512, dict(win_length=400, hop_length=128, window="hamming"), 5000),
        ("sparse", 128, dict(hop_length=300, window="hamming"), None),
    ):
        spectra = librosa.stft(VOICE[:4000], n_fft=n_fft, **options)
        spectra[:, ::3] *= 2
        save(f"istft_{name}", librosa.istft(spectra, n_fft=n_fft, length=length, **options))


def main():
    inverses()
    versions = {"python": sys.version.split()[0]}
    versions |= {module.__name__: module.__version__ for module in (librosa, np, scipy)}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


main()
