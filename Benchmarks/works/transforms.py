"""Back from spectra, and spectra on musical scales, of one minute of sound."""

import librosa
import numpy as np

from harness import Row, in_turns, require_same, run_bench, run_here
from inputs import sound_file

SECONDS = 0.5


def rows(folder, rounds):
    path, samples = sound_file(folder, "minute-22k.wav", 60, 22050)
    spectra = librosa.stft(samples)
    works = [
        ("istft", "inverse STFT 2048/512", lambda: abs(librosa.istft(spectra))),
        ("chroma-stft", "chroma of the STFT, tuning estimated",
         lambda: librosa.feature.chroma_stft(y=samples, sr=22050)),
        ("cqt", "constant-Q, 84 bins", lambda: abs(librosa.cqt(samples, sr=22050))),
    ]
    for name, title, peer in works:
        peers, ours = in_turns(
            rounds, lambda: run_here(lambda: peer().sum(dtype=np.float64), SECONDS),
            lambda: run_bench(name, path, SECONDS))
        require_same(title, peers, ours, 1e-4)
        yield Row(
            f"{title}, 22.05 kHz, 1 min", "ms", [run.cpu * 1e3 for run in ours], [run.cpu * 1e3 for run in peers],
            f"librosa {librosa.__version__}")
