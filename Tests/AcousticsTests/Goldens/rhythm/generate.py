"""Makes the golden files of the rhythm tests: python3 generate.py

Needs librosa 1.0 (Python 3.12). Sounds are `events.npy` and `voice.npy` one folder up; curves of onset strength are made
by formula. The versions that made the files are in versions.json.
"""

import json
import pathlib
import sys
import warnings

import librosa
import numpy as np
import scipy
import scipy.stats

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")
FEATURE = librosa.feature


def save(name, values):
    values = np.ascontiguousarray(values)
    if values.dtype == np.complex64:
        values = np.stack([values.real, values.imag])
    np.save(HERE / f"{name}.npy", values.astype(np.float32 if values.dtype == np.float32 else np.float64))


def strengths():
    events, voice = np.load(HERE.parent / "events.npy"), np.load(HERE.parent / "voice.npy")
    save("strength_events", librosa.onset.onset_strength(y=events, hop_length=256))
    save("strength_voice", librosa.onset.onset_strength(
        y=voice, sr=16000, lag=2, max_size=4, detrend=True, n_fft=512, hop_length=160, n_mels=40,
        aggregate=np.median))
    levels = np.random.default_rng(1).normal(size=(21, 50)).astype(np.float32)
    save("levels", levels)
    save("strength_left", librosa.onset.onset_strength(S=levels, center=False, lag=3, max_size=5))
    save("strength_median", librosa.onset.onset_strength(S=levels[:20], aggregate=np.median, n_fft=512, hop_length=128))
    save("strength_reference", librosa.onset.onset_strength(S=levels, ref=levels[::-1]))
    save("strength_wide", librosa.onset.onset_strength(S=levels, max_size=64))
    save("strength_multi", librosa.onset.onset_strength_multi(S=levels, channels=[0, 4, 9, 21]))
    save("strength_all", librosa.onset.onset_strength_multi(S=levels[:4], aggregate=False))
    save("onsets_events", librosa.onset.onset_detect(y=events, hop_length=256, backtrack=True))


def curve(frames=700):
    """A pulse that grows faster, between weaker onsets and noise; 43 frames a second."""
    rng = np.random.default_rng(2)
    phase = np.cumsum(np.linspace(1.6, 2.2, frames) / 43.066)
    beat = np.exp(-0.5 * ((phase % 1 - 0.5) / 0.06) ** 2)
    half = np.exp(-0.5 * ((2 * phase % 1 - 0.5) / 0.06) ** 2)
    return (3 * beat + half + 0.8 * rng.random(frames)).astype(np.float32)


def peaks(envelope):
    options = dict(pre_max=3, post_max=3, pre_avg=3, post_avg=5, delta=0.5)
    save("peaks_curve", librosa.util.peak_pick(envelope, wait=10, **options))
    save("peaks_close", librosa.util.peak_pick(envelope, wait=0, pre_max=0, post_max=1, pre_avg=9, post_avg=1, delta=0))
    rough = np.random.default_rng(4).random(200).astype(np.float32)
    save("rough", rough)
    close = dict(pre_max=1, post_max=2, pre_avg=5, post_avg=6, delta=0.05, wait=4)
    for method in ("greedy", "dp_count", "dp_value"):
        save(f"peaks_{method}", librosa.util.peak_pick(rough, method=method, **close))
    save("onsets_curve", librosa.onset.onset_detect(onset_envelope=envelope))
    save("onsets_backtracked", librosa.onset.onset_detect(onset_envelope=envelope, backtrack=True))
    save("onsets_plain", librosa.onset.onset_detect(onset_envelope=envelope, normalize=False, delta=0.4))


def tempos(envelope):
    short = envelope[:90]
    save("tempogram", FEATURE.tempogram(onset_envelope=short, win_length=31).astype(np.float32))
    save("tempogram_left", FEATURE.tempogram(
        onset_envelope=short, win_length=40, center=False, norm=None, window="hamming").astype(np.float32))
    for name, norm in (("one", 1), ("two", 2), ("count", 0), ("least", -np.inf)):
        # Without zeros, which rounding would decide about.
        save(f"tempogram_{name}", FEATURE.tempogram(
            onset_envelope=short[:20], win_length=16, norm=norm, center=False, window="hamming").astype(np.float32))
    save("fourier_tempogram", FEATURE.fourier_tempogram(onset_envelope=short[:40], win_length=32))
    save("fourier_tempogram_left", FEATURE.fourier_tempogram(onset_envelope=short[:40], win_length=21, center=False))
    uniform = scipy.stats.uniform(50, 40)
    save("tempo", np.concatenate([
        FEATURE.tempo(onset_envelope=envelope), FEATURE.tempo(onset_envelope=envelope, start_bpm=60, std_bpm=0.3),
        FEATURE.tempo(onset_envelope=envelope, max_tempo=100, ac_size=4), FEATURE.tempo(
            onset_envelope=envelope, prior=uniform), FEATURE.tempo(onset_envelope=envelope, hop_length=128, sr=8000),
    ]))
    save("tempo_dynamic", FEATURE.tempo(onset_envelope=envelope, aggregate=None, ac_size=3))
    save("plp", librosa.beat.plp(onset_envelope=envelope, win_length=128))
    save("plp_prior", librosa.beat.plp(
        onset_envelope=envelope, win_length=97, tempo_min=None, tempo_max=None, prior=scipy.stats.norm(110, 20)))


def beats(envelope):
    rates = np.linspace(96, 132, len(envelope))
    for name, options in (
        ("default", {}), ("untrimmed", dict(trim=False)), ("loose", dict(tightness=5)), ("slow", dict(start_bpm=50)),
        ("given", dict(bpm=110.0)), ("varying", dict(bpm=rates)), ("odd", dict(bpm=113.0, tightness=400)),
    ):
        tempo, frames = librosa.beat.beat_track(onset_envelope=envelope, **options)
        save(f"beats_{name}", np.concatenate([[np.mean(tempo)], frames]))
    quiet = np.concatenate([np.zeros(60), envelope[:300], np.zeros(80)]).astype(np.float32)
    tempo, frames = librosa.beat.beat_track(onset_envelope=quiet)
    save("beats_quiet", np.concatenate([tempo, frames]))


def main():
    strengths()
    envelope = curve()
    save("curve", envelope)
    peaks(envelope)
    tempos(envelope)
    beats(envelope)
    versions = {"python": sys.version.split()[0]}
    versions |= {module.__name__: module.__version__ for module in (librosa, np, scipy)}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


main()
