"""Tempo and beats, and harmonic-percussive separation, of one minute of sound."""

import librosa
import numpy as np

from harness import Row, in_turns, judged, median, require_same, run_bench, run_here
from inputs import sound_file

SECONDS = 0.5


def rows(folder, rounds):
    path, samples = sound_file(folder, "minute-22k.wav", 60, 22050)
    magnitude = abs(librosa.stft(samples))
    works = [
        ("beats", "tempo and beats", 10, 0, lambda: tempo_and_beats(samples)),
        ("hpss", "HPSS of a magnitude spectrogram", 30, 1e-5,
         lambda: librosa.decompose.hpss(magnitude)[0].sum(dtype=np.float64)),
        ("hpss-effect", "HPSS of a signal", 30, 1e-5,
         lambda: abs(librosa.effects.hpss(samples)[0]).sum(dtype=np.float64)),
    ]
    for name, title, goal, tolerance, peer in works:
        peers, ours = in_turns(
            rounds, lambda: run_here(peer, SECONDS), lambda: run_bench(name, path, SECONDS))
        require_same(title, peers, ours, tolerance)
        row = Row(
            f"{title}, 22.05 kHz, 1 min", "ms", [run.cpu * 1e3 for run in ours], [run.cpu * 1e3 for run in peers],
            f"librosa {librosa.__version__}", f"{goal} × faster")
        row.met = judged(median(row.ratios), 1 / goal)
        yield row


def tempo_and_beats(samples):
    tempo, beats = librosa.beat.beat_track(y=samples, sr=22050)
    return float(np.squeeze(tempo)) + beats.sum()
