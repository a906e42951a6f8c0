"""librosa's way back from spectra, and its spectra on musical scales, in its defaults."""

import librosa

from comparison import Function

LIBROSA = f"librosa {librosa.__version__}"

FUNCTIONS = [
    Function("istft", "`istft` of `stft`", LIBROSA, lambda y, sr: librosa.istft(librosa.stft(y))),
]
