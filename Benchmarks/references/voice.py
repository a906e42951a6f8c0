"""pYIN of librosa; its result for samples in double precision is the one to equal."""

import librosa
import numpy as np

from comparison import Function

LIBROSA = f"librosa {librosa.__version__}"


def probable(y, sr, row):
    f0, flag, probability = librosa.pyin(y.astype(np.float64), fmin=65, fmax=2093, sr=sr)
    return [np.nan_to_num(f0), flag, probability][row]


FUNCTIONS = [
    Function("pyin-f0", "`pyin`, 65–2093 Hz, f0", LIBROSA, lambda y, sr: probable(y, sr, 0), note="of samples in float64"),
    Function(
        "pyin-prob", "`pyin`, voiced_prob", LIBROSA, lambda y, sr: probable(y, sr, 2), note="of samples in float64"),
]
