"""Computes the golden files of UtteranceGoldenTests from reference.py.

    python generate.py          (needs numpy, scipy, librosa)

For each case `NAME.input.npy` holds made-up sound at 16 kHz and `NAME.npy` the reference's 1990 values, both float32;
`names.txt` holds the values' names in order and `versions.json` what computed them. Every sound has some noise in it:
where a band is empty, its level is that of rounding, which no two programs share.
"""
import json
import pathlib
import platform

import librosa
import numpy as np
import scipy

import reference

HERE = pathlib.Path(__file__).parent
RATE = 16000


def times(seconds):
    return np.arange(int(seconds * RATE)) / RATE


def noise(count, level, seed):
    return level * np.random.default_rng(seed).standard_normal(count)


def voice(pitch, strengths):
    """Harmonics of a pitch that changes with time; strengths[k] is that of harmonic k + 1, a number or a course."""
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    return sum(strength * np.sin((k + 1) * phase) for k, strength in enumerate(strengths))


def vibrato():
    """A voice whose pitch and loudness tremble at 4 and 3 Hz."""
    t = times(1.0)
    pitch = 180 + 30 * np.sin(2 * np.pi * 4 * t)
    tremolo = 0.4 + 0.3 * np.sin(2 * np.pi * 3 * t)
    return 0.3 * tremolo * voice(pitch, [1 / k for k in range(1, 30)]) + noise(len(t), 2e-3, 1)


def glide():
    """A voice that rises while its two resonances move as from one vowel to another."""
    t = times(1.0)
    pitch = 110 + 90 * t
    first, second = 700 - 400 * t, 1100 + 1000 * t
    numbers = np.arange(1, 36)
    gains = [np.exp(-(((k * pitch - first) / 150) ** 2)) + 0.4 * np.exp(-(((k * pitch - second) / 200) ** 2)) + 0.02 / k
             for k in numbers]
    return 0.3 * voice(pitch, gains) + noise(len(t), 3e-3, 2)


def two_tones():
    """Two tones that are no multiples of one pitch."""
    t = times(0.5)
    return 0.3 * np.sin(2 * np.pi * 440 * t) + 0.2 * np.sin(2 * np.pi * 1234.5 * t) + noise(len(t), 1e-3, 3)


def bursts():
    """Syllables: voiced stretches of falling pitch with hissing onsets, and pauses between them, silence around."""
    t = times(1.3)
    sound = noise(len(t), 3e-4, 4)
    for number, start in enumerate([0.15, 0.4, 0.62, 0.95]):
        syllable = times(0.16)
        pitch = (230 - 25 * number) * (1 - 0.25 * syllable / 0.16)
        rise = np.sin(np.pi * syllable / 0.16)
        part = 0.25 * rise * voice(pitch, [1 / k ** 1.2 for k in range(1, 25)])
        part[:500] += noise(500, 0.08, 10 + number)
        begin = int(start * RATE)
        sound[begin:begin + len(part)] += part
    return sound


def hiss():
    """Noise that swells and dies: nothing voiced."""
    t = times(0.4)
    return np.sin(np.pi * t / 0.4) * noise(len(t), 0.1, 5)


def click():
    """Fifty milliseconds, shorter than anything the features are meant for."""
    t = times(0.05)
    return np.exp(-60 * t) * (0.4 * np.sin(2 * np.pi * 300 * t) + noise(len(t), 0.05, 6))


def main():
    names = []
    for make in [vibrato, glide, two_tones, bursts, hiss, click]:
        samples = make().astype(np.float32)
        names, values = reference.features(samples)
        np.save(HERE / f"{make.__name__}.input.npy", samples)
        np.save(HERE / f"{make.__name__}.npy", values.astype(np.float32))
    (HERE / "names.txt").write_text("\n".join(names) + "\n")
    versions = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__,
                "librosa": librosa.__version__}
    (HERE / "versions.json").write_text(json.dumps(versions) + "\n")


if __name__ == "__main__":
    main()
