"""librosa's spectra and what is read off them, in its default frames."""

import librosa

from comparison import Function

LIBROSA = f"librosa {librosa.__version__}"
FEATURE = librosa.feature


def mfcc(y, sr):
    return FEATURE.mfcc(y=y, sr=sr, n_mfcc=20)


FUNCTIONS = [
    Function("power", "`stft`, squared magnitude", LIBROSA, lambda y, sr: abs(librosa.stft(y)) ** 2),
    Function("mel", "`melspectrogram`", LIBROSA, lambda y, sr: FEATURE.melspectrogram(y=y, sr=sr)),
    Function(
        "mel-db", "`melspectrogram`, `power_to_db`", LIBROSA,
        lambda y, sr: librosa.power_to_db(FEATURE.melspectrogram(y=y, sr=sr)), unit="dB"),
    Function("mfcc", "`mfcc`, 20", LIBROSA, mfcc),
    Function("mfcc-delta", "`delta` of `mfcc`", LIBROSA, lambda y, sr: FEATURE.delta(mfcc(y, sr))),
    Function("rms", "`rms`", LIBROSA, lambda y, sr: FEATURE.rms(y=y)),
    Function("zcr", "`zero_crossing_rate`", LIBROSA, lambda y, sr: FEATURE.zero_crossing_rate(y)),
    Function("centroid", "`spectral_centroid`", LIBROSA, lambda y, sr: FEATURE.spectral_centroid(y=y, sr=sr)),
    Function("bandwidth", "`spectral_bandwidth`", LIBROSA, lambda y, sr: FEATURE.spectral_bandwidth(y=y, sr=sr)),
    Function("rolloff", "`spectral_rolloff`", LIBROSA, lambda y, sr: FEATURE.spectral_rolloff(y=y, sr=sr)),
    Function("flatness", "`spectral_flatness`", LIBROSA, lambda y, sr: FEATURE.spectral_flatness(y=y)),
    Function("contrast", "`spectral_contrast`", LIBROSA, lambda y, sr: FEATURE.spectral_contrast(y=y, sr=sr)),
    Function("yin", "`yin`, 65–2093 Hz", LIBROSA, lambda y, sr: librosa.yin(y, fmin=65, fmax=2093, sr=sr)),
]
