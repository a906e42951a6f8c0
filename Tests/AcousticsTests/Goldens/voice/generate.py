"""Makes the golden files of the pitch, loudness and voice quality tests: python3 generate.py

Needs librosa 1.0. The sounds are those of the folder above, made by formula; samples are given in double precision, so that
the references compute in it. The versions are in versions.json.
"""

import json
import pathlib
import platform

import librosa
import numpy as np

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


if __name__ == "__main__":
    probabilistic_yin()
    versions = {"python": platform.python_version(), "numpy": np.__version__, "librosa": librosa.__version__}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")
