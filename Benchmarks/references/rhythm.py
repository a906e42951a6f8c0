"""librosa's rhythm features and harmonic-percussive separation, in its default frames."""

import librosa
import numpy as np

from comparison import Function

LIBROSA = f"librosa {librosa.__version__}"


def strength(y, sr, **options):
    return librosa.onset.onset_strength(y=y, sr=sr, **options)


def onsets(y, sr):
    # Where nothing is detected, librosa cannot track back.
    found = librosa.onset.onset_detect(y=y, sr=sr)
    return librosa.onset.onset_detect(y=y, sr=sr, backtrack=True) if found.size else found


def beats(y, sr):
    tempo, frames = librosa.beat.beat_track(y=y, sr=sr)
    return np.concatenate([np.atleast_1d(tempo), frames])


def dynamic_tempo(y, sr):
    return librosa.feature.tempo(onset_envelope=strength(y, sr), sr=sr, aggregate=None)


def fourier_tempogram(y, sr):
    return abs(librosa.feature.fourier_tempogram(onset_envelope=strength(y, sr), sr=sr))


FUNCTIONS = [
    Function("onset-strength", "`onset_strength`", LIBROSA, strength),
    Function(
        "onset-strength-median", "`onset_strength`, `max_size` 3, median", LIBROSA,
        lambda y, sr: strength(y, sr, max_size=3, aggregate=np.median)),
    Function("onsets", "`onset_detect`, `backtrack`", LIBROSA, onsets, unit="frames"),
    Function("tempogram", "`tempogram`", LIBROSA, lambda y, sr: librosa.feature.tempogram(y=y, sr=sr)),
    Function("fourier-tempogram", "`fourier_tempogram`, magnitude", LIBROSA, fourier_tempogram),
    Function("tempo", "`tempo`", LIBROSA, lambda y, sr: librosa.feature.tempo(y=y, sr=sr), unit="per minute"),
    Function("dynamic-tempo", "`tempo`, `aggregate=None`", LIBROSA, dynamic_tempo, unit="per minute"),
    Function("beats", "`beat_track`, tempo and frames", LIBROSA, beats, unit="frames"),
    Function("plp", "`plp`", LIBROSA, lambda y, sr: librosa.beat.plp(y=y, sr=sr)),
    Function(
        "hpss", "`decompose.hpss`", LIBROSA, lambda y, sr: np.stack(librosa.decompose.hpss(abs(librosa.stft(y))))),
    Function("hpss-effect", "`effects.hpss`", LIBROSA, lambda y, sr: np.stack(librosa.effects.hpss(y))),
]
