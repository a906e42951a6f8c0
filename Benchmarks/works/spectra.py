"""Mel spectra, MFCC and pitch of one minute. The goals belong to a later stage of the work and gate nothing yet."""

import librosa
import numpy as np

from harness import Row, in_turns, require_same, run_bench, run_here
from inputs import sound_file

SECONDS = 0.5


def rows(folder, rounds):
    speech = sound_file(folder, "minute-16k.wav", 60, 16000)
    music = sound_file(folder, "minute-22k.wav", 60, 22050)
    works = [
        ("logmel", "log-mel + dB, 16 kHz 400/160/128", "9 ×", speech, log_mel),
        ("logmel-single", "the same, single precision", "13 ×", speech, log_mel),
        ("mel", "mel + dB, 22.05 kHz 2048/512/128", "8 ×", music, mel),
        ("mel-single", "the same, single precision", "12 ×", music, mel),
        ("mfcc", "MFCC 20, 22.05 kHz", "10 ×", music, mfcc),
        ("yin", "YIN, 22.05 kHz, 65–2093 Hz", "20 ×", music, yin),
    ]
    for name, title, goal, (path, samples), peer in works:
        peers, ours = in_turns(
            rounds, lambda: run_here(lambda: peer(samples).mean(dtype=np.float64), SECONDS),
            lambda: run_bench(name, path, SECONDS))
        require_same(title, peers, ours, 1e-4)
        yield Row(
            f"{title}, 1 min", "ms", [run.cpu * 1e3 for run in ours], [run.cpu * 1e3 for run in peers],
            f"librosa {librosa.__version__}", f"{goal} faster", "later")


def log_mel(samples):
    power = librosa.feature.melspectrogram(y=samples, sr=16000, n_fft=400, hop_length=160, n_mels=128)
    return librosa.power_to_db(power)


def mel(samples):
    return librosa.power_to_db(librosa.feature.melspectrogram(y=samples, sr=22050))


def mfcc(samples):
    return librosa.feature.mfcc(y=samples, sr=22050, n_mfcc=20)


def yin(samples):
    return librosa.yin(samples, fmin=65, fmax=2093, sr=22050)
