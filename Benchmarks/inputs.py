"""What is measured on: sounds and tables made from formulas, the same every time."""

import numpy as np
import soundfile


def voice(seconds, rate, seed=1):
    """A voice-like sound: syllables of a gliding harmonic tone with formants, over faint noise. Float32, mono."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    pitch = 150 * 2 ** (0.4 * np.sin(2 * np.pi * 0.31 * time) + 0.1 * np.sin(2 * np.pi * 2.3 * time))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    sound = np.zeros_like(time)
    for harmonic in range(1, 31):
        frequency = harmonic * pitch
        formants = sum(np.exp(-(((frequency - centre) / width) ** 2)) for centre, width in
                       ((600 + 200 * np.sin(2 * np.pi * 1.7 * time), 250), (1600, 400), (2700, 500)))
        sound += np.where(frequency < rate / 2, formants / harmonic**0.5, 0) * np.sin(harmonic * phase)
    syllables = np.clip(np.sin(2 * np.pi * 2.1 * time) + 0.4, 0, 1)
    sound = sound * syllables + 0.01 * random.standard_normal(time.size)
    return (0.4 * sound / np.abs(sound).max()).astype(np.float32)


def sound_file(folder, name, seconds, rate, seed=1):
    """Writes such a voice as a 32-bit float WAV.

    Returns the path and the samples.
    """
    path = folder / name
    samples = voice(seconds, rate, seed)
    soundfile.write(path, samples, rate, subtype="FLOAT")
    return path, samples


def labelled_table(folder, rows=307, features=128, classes=7):
    """Writes rows like means of mel bands scaled to length 1, in overlapping classes; the class is the last column.

    Returns the path, the features and the classes.
    """
    random = np.random.default_rng(7)
    labels = np.arange(rows) % classes
    centres = np.cumsum(random.standard_normal((classes, features)), axis=1) * 0.15
    values = np.exp(centres[labels] + random.standard_normal((rows, features)))
    values = (values / np.linalg.norm(values, axis=1, keepdims=True)).astype(np.float32)
    path = folder / "table.npy"
    np.save(path, np.column_stack([values, labels]).astype(np.float32))
    return path, values, labels
