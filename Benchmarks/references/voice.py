"""pYIN of librosa, whose result for samples in double precision is the one to equal, and loudness of pyloudnorm."""

from importlib.metadata import version

import librosa
import numpy as np
import pyloudnorm

from comparison import Function

LIBROSA = f"librosa {librosa.__version__}"


def probable(y, sr, row):
    f0, flag, probability = librosa.pyin(y.astype(np.float64), fmin=65, fmax=2093, sr=sr)
    return [np.nan_to_num(f0), flag, probability][row]


def loudness(y, sr):
    whole = y[: len(y) // (sr // 10) * (sr // 10)].astype(np.float64)
    return [pyloudnorm.Meter(sr, filter_class="DeMan").integrated_loudness(whole)]


FUNCTIONS = [
    Function("pyin-f0", "`pyin`, 65–2093 Hz, f0", LIBROSA, lambda y, sr: probable(y, sr, 0), note="of samples in float64"),
    Function(
        "pyin-prob", "`pyin`, voiced_prob", LIBROSA, lambda y, sr: probable(y, sr, 2), note="of samples in float64"),
    Function(
        "loudness", "integrated loudness, ITU-R BS.1770", f"pyloudnorm {version('pyloudnorm')}", loudness, unit="LU",
        note="whole tenths of a second; pyloudnorm's filter `DeMan` is the standard's"),
]
