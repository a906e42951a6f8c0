"""librosa's way back from spectra, and its spectra on musical scales, in its defaults."""

import librosa
import numpy as np
import scipy

from comparison import Function

LIBROSA = f"librosa {librosa.__version__}"

FEATURE = librosa.feature


def pcen(y, sr):
    mel = FEATURE.melspectrogram(y=y, sr=sr, power=1)
    return librosa.pcen(mel * np.float32(2**31), sr=sr)


def lfcc(y, sr):
    """torchaudio's linear filter bank and LFCC by their formulas, over librosa's spectra."""
    power = np.abs(librosa.stft(y)) ** 2
    edges = np.linspace(0, sr / 2, 130)
    slopes = (edges - np.linspace(0, sr / 2, 1025)[:, np.newaxis]) / edges[1]
    bank = np.maximum(0, np.minimum(-slopes[:, :-2], slopes[:, 2:])).T
    return scipy.fft.dct(librosa.power_to_db(bank @ power), axis=0, norm="ortho")[:20]


def whisper_log_mel(y, sr):
    """As OpenAI's whisper.audio defines it, in 64 bits. The samples count as 16 kHz, whatever they are."""
    power = np.abs(librosa.stft(y.astype(np.float64), n_fft=400, hop_length=160, pad_mode="reflect"))[:, :-1] ** 2
    levels = np.log10(np.maximum(librosa.filters.mel(sr=16000, n_fft=400, n_mels=80) @ power, 1e-10))
    return (np.maximum(levels, levels.max() - 8) + 4) / 4


def octaves(sr):
    """librosa's seven octaves, and one less where they would reach beyond half the sample rate."""
    return 7 if sr >= 22050 else 6


def cqt(y, sr):
    spectra = librosa.cqt(y, sr=sr, n_bins=12 * octaves(sr))
    return np.stack([spectra.real, spectra.imag], axis=-1)


def griffin_lim(y, sr):
    return librosa.griffinlim(abs(librosa.stft(y[: 2 * sr])), init=None)


FUNCTIONS = [
    Function("istft", "`istft` of `stft`", LIBROSA, lambda y, sr: librosa.istft(librosa.stft(y))),
    Function(
        "db-to-power", "`db_to_power` of `power_to_db` of mel", LIBROSA,
        lambda y, sr: librosa.db_to_power(librosa.power_to_db(FEATURE.melspectrogram(y=y, sr=sr)))),
    Function("pcen", "`pcen` of mel amplitudes", LIBROSA, pcen),
    Function("lfcc", "LFCC, 20 of 128 bands", f"torchaudio's formula, scipy {scipy.__version__}", lfcc),
    Function("whisper-log-mel", "Whisper's log-mel, 80 bands", "OpenAI's definition, numpy", whisper_log_mel),
    Function("tuning", "`estimate_tuning`", LIBROSA, lambda y, sr: librosa.estimate_tuning(y=y, sr=sr), unit="semitones"),
    Function("cqt", "`cqt`", LIBROSA, cqt),
    Function(
        "chroma-cqt", "`chroma_cqt`", LIBROSA,
        lambda y, sr: FEATURE.chroma_cqt(y=y, sr=sr, n_octaves=octaves(sr))),
    Function(
        "tonnetz", "`tonnetz` of `chroma_cqt`", LIBROSA,
        lambda y, sr: FEATURE.tonnetz(y=y, sr=sr, n_octaves=octaves(sr))),
    Function(
        "griffin-lim", "`griffinlim` from zero phases, 2 s", LIBROSA, griffin_lim,
        note="librosa's own 32 and 64 bits differ by 0.003 after 32 turns"),
    Function(
        "mel-to-stft", "`mel_to_stft`, what is left of the bands, 2 s", "the bands themselves", lambda y, sr: [0.0],
        unit="of the bands", note="many spectra fit; this is how well the one found does"),
    Function(
        "mfcc-to-mel", "`mfcc_to_mel`", LIBROSA,
        lambda y, sr: FEATURE.inverse.mfcc_to_mel(FEATURE.mfcc(y=y, sr=sr))),
    Function("chroma-stft", "`chroma_stft`", LIBROSA, lambda y, sr: FEATURE.chroma_stft(y=y, sr=sr)),
]
