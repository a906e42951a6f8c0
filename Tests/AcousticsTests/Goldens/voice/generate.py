"""Makes the golden files of the pitch, loudness and voice quality tests: python3 generate.py

Needs librosa 1.0 and pyloudnorm. The sounds are those of the folder above, made by formula; samples are given in double precision, so that
the references compute in it. The versions are in versions.json.
"""

import importlib.metadata
import json
import pathlib
import platform

import librosa
import numpy as np
import pyloudnorm

HERE = pathlib.Path(__file__).parent
VOICE = np.load(HERE.parent / "voice.npy").astype(np.float64)
EVENTS = np.load(HERE.parent / "events.npy").astype(np.float64)


def save(name, values):
    np.save(HERE / f"{name}.npy", np.ascontiguousarray(values, dtype=np.float32))


def pyin(name, samples, rate, **options):
    save(name, np.stack([np.asarray(row, dtype=np.float64) for row in librosa.pyin(samples, sr=rate, **options)]))


def probabilistic_yin():
    pyin("pyin_voice", VOICE, 16000, fmin=60, fmax=600, frame_length=1024, hop_length=160)
    pyin("pyin_events", EVENTS, 22050, fmin=65, fmax=2093, center=False)
    pyin("pyin_reflect", VOICE, 16000, fmin=80, fmax=500, frame_length=800, pad_mode="reflect", transition_min_prob=None)
    pyin(
        "pyin_options", VOICE, 16000, fmin=70, fmax=900, n_thresholds=37, beta_parameters=(1.5, 7), boltzmann_parameter=0.7,
        resolution=0.25, max_transition_rate=50, switch_prob=0.2, no_trough_prob=0.3, fill_na=0, transition_min_prob=1e-3)


def loudness():
    """Integrated loudness with the coefficients of the standard; pyloudnorm's default ones are near them."""
    meters = [(VOICE, 16000), (EVENTS * 0.1, 22050), (np.stack([VOICE, EVENTS[:12800] / 3], 1), 24000)]
    values = []
    for samples, rate in meters:
        samples = samples[: len(samples) // (rate // 10) * (rate // 10)]
        values.append(pyloudnorm.Meter(rate, filter_class="DeMan").integrated_loudness(samples))
    np.save(HERE / "loudness.npy", np.array(values))


if __name__ == "__main__":
    probabilistic_yin()
    loudness()
    versions = {"python": platform.python_version(), "numpy": np.__version__, "librosa": librosa.__version__}
    versions["pyloudnorm"] = importlib.metadata.version("pyloudnorm")
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")
