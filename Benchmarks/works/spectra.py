"""Mel spectra, MFCC, pitch and nine features of one minute, beside libraries that compute the same."""

import importlib.metadata

import asrfront
import audioflux
import librosa
import numpy as np

from harness import Row, in_turns, judged, mean, median, require_same, run_bench, run_here
from inputs import sound_file

SECONDS = 0.5


def rows(folder, rounds):
    speech = sound_file(folder, "minute-16k.wav", 60, 16000)
    music = sound_file(folder, "minute-22k.wav", 60, 22050)
    # Name, title, how many times faster, sound, peer; the number that is compared of the peer, None where it computes
    # something a little different.
    works = [
        ("logmel", "log-mel + dB, 16 kHz 400/160/128", 9, speech, log_mel, mean),
        ("logmel-single", "the same, single precision", 13, speech, log_mel, mean),
        ("logmel-mirrored", "log-mel as Whisper pads it, 400/160/128", 1.5, speech, whisper, decibels),
        ("logmel-mirrored-single", "the same, single precision", 1.5, speech, whisper, decibels),
        ("mel", "mel + dB, 22.05 kHz 2048/512/128", 8, music, mel, mean),
        ("mel-single", "the same, single precision", 12, music, mel, mean),
        ("mel", "mel + dB, 22.05 kHz 2048/512/128", None, music, Flux().mel, None),
        ("mfcc", "MFCC 20, 22.05 kHz", 10, music, mfcc, mean),
        ("mfcc-40", "MFCC 40, 22.05 kHz", 10, music, mfcc_40, mean),
        ("nine", "nine spectral features, 22.05 kHz", 40, music, nine, mean),
        ("yin", "YIN, 22.05 kHz, 65–2093 Hz", 20, music, yin, mean),
    ]
    for name, title, goal, (path, samples), peer, check in works:
        peers, ours = in_turns(
            rounds, lambda: run_here(lambda: peer(samples), SECONDS, check or (lambda _: 0)),
            lambda: run_bench(name, path, SECONDS))
        if check:
            require_same(title, peers, ours, 1e-4)
        row = Row(f"{title}, 1 min", "ms", [run.cpu * 1e3 for run in ours], [run.cpu * 1e3 for run in peers], label(peer))
        if goal:
            row.goal, row.met = f"{goal} × faster", judged(median(row.ratios), 1 / goal)
        yield row
        two = [run_bench(f"{name}-2", path, SECONDS) for _ in range(rounds)]
        if two[-1].check != ours[-1].check:
            raise SystemExit(f"bench: {title}: two threads do not give what one gives")
        yield Row(
            "the same, Nunchi with two threads, time that passes", "ms", [run.wall * 1e3 for run in two],
            [run.wall * 1e3 for run in peers], label(peer))


def label(peer):
    """The peer's library and its version."""
    if isinstance(getattr(peer, "__self__", None), Flux):
        return f"audioflux {audioflux.__version__} (its own mel scale, frames not centred)"
    library = "asrfront" if peer is whisper else "librosa"
    return f"{library} {importlib.metadata.version(library)}"


def log_mel(samples):
    power = librosa.feature.melspectrogram(y=samples, sr=16000, n_fft=400, hop_length=160, n_mels=128)
    return librosa.power_to_db(power)


def whisper(samples):
    return asrfront.whisper.log_mel(samples, n_mels=128, pad_or_trim=False)


def decibels(whisper_levels):
    """The mean level in dB of what Whisper scales to about -1 ... 1. The last frame, which Whisper drops, is missing."""
    return mean(whisper_levels) * 40 - 40


def mel(samples):
    return librosa.power_to_db(librosa.feature.melspectrogram(y=samples, sr=22050))


class Flux:
    """audioflux keeps its tables in an object."""

    def __init__(self):
        kinds = audioflux.type
        self.transform = audioflux.BFT(
            num=128, radix2_exp=11, samplate=22050, low_fre=0.0, high_fre=11025.0, slide_length=512,
            scale_type=kinds.SpectralFilterBankScaleType.MEL, style_type=kinds.SpectralFilterBankStyleType.SLANEY,
            normal_type=kinds.SpectralFilterBankNormalType.BAND_WIDTH, data_type=kinds.SpectralDataType.POWER)

    def mel(self, samples):
        return audioflux.utils.power_to_db(self.transform.bft(samples, result_type=1))


def mfcc(samples):
    return librosa.feature.mfcc(y=samples, sr=22050, n_mfcc=20)


def mfcc_40(samples):
    return librosa.feature.mfcc(y=samples, sr=22050, n_mfcc=40)


def nine(samples):
    """One by one, as librosa computes them."""
    feature = librosa.feature
    return np.concatenate([
        feature.rms(y=samples), feature.zero_crossing_rate(samples), feature.spectral_centroid(y=samples, sr=22050),
        feature.spectral_bandwidth(y=samples, sr=22050), feature.spectral_rolloff(y=samples, sr=22050),
        feature.spectral_flatness(y=samples), feature.spectral_contrast(y=samples, sr=22050), mel(samples), mfcc(samples),
    ])


def yin(samples):
    return librosa.yin(samples, fmin=65, fmax=2093, sr=22050)
