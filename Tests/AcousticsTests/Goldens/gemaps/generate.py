"""Computes the golden files of the GeMAPS tests with openSMILE.

    python generate.py [DATA]         (needs numpy, soundfile, opensmile)

For each case `NAME.input.npy` holds made-up sound, rounded to 16 bits as openSMILE reads it, `NAME.frames.npy` the
low-level descriptors (shape [25, frames]) and `NAME.npy` the 88 features of eGeMAPSv02; `minimal.npy` the 62 of GeMAPSv01b
for the voice. `names.json` holds all names. With the folder of the data sets, `clips.json` names eight recordings and
`clips.npy` holds their features: figures only.
"""
import json
import pathlib
import platform
import sys

import numpy as np
import opensmile
import soundfile

HERE = pathlib.Path(__file__).parent
CLIPS = ("emodb", "ravdess", "korean", "amharic")


def voice(rate, seconds, seed):
    """Syllables of a trembling harmonic tone with formants, over faint noise."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    pitch = 150 * 2 ** (0.3 * np.sin(2 * np.pi * 1.3 * time) + 0.02 * np.sin(2 * np.pi * 9 * time))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    sound = np.zeros_like(time)
    for harmonic in range(1, 40):
        frequency = harmonic * pitch
        formants = sum(np.exp(-(((frequency - centre) / width) ** 2)) for centre, width in
                       ((550, 200), (1500, 300), (2600, 400), (3500, 500)))
        sound += np.where(frequency < rate / 2, formants / harmonic**0.3, 0) * np.sin(harmonic * phase)
    syllables = np.clip(np.sin(2 * np.pi * 3.1 * time) + 0.5, 0, 1)
    sound = sound * syllables
    return 0.5 * sound / np.abs(sound).max() + 0.003 * random.standard_normal(time.size)


def hiss(rate, seconds, seed):
    """Noise of changing strength: no voice."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    return 0.05 * (1.2 + np.sin(2 * np.pi * 2 * time)) * random.standard_normal(time.size)


CASES = {
    "voice": (16000, voice(16000, 0.9, 1)),
    "telephone": (8000, voice(8000, 0.9, 2)),
    "disc": (44100, voice(44100, 0.45, 3)),
    "half_disc": (22050, voice(22050, 0.5, 4)),
    "hiss": (16000, hiss(16000, 0.5, 5)),
    "silence": (16000, np.zeros(4800)),
}


def features(samples, rate, feature_set, level):
    smile = opensmile.Smile(feature_set, level)
    return smile.process_signal(samples, rate).to_numpy(), list(smile.column_names)


def main():
    extended, minimal = opensmile.FeatureSet.eGeMAPSv02, opensmile.FeatureSet.GeMAPSv01b
    functionals, frames = opensmile.FeatureLevel.Functionals, opensmile.FeatureLevel.LowLevelDescriptors
    names = {}
    for name, (rate, sound) in CASES.items():
        samples = (np.round(sound * 32768).clip(-32768, 32767) / 32768).astype(np.float32)
        rows, names["frames"] = features(samples, rate, extended, frames)
        values, names["eGeMAPSv02"] = features(samples, rate, extended, functionals)
        np.save(HERE / f"{name}.input.npy", samples)
        np.save(HERE / f"{name}.frames.npy", np.ascontiguousarray(rows.T, dtype=np.float32))
        np.save(HERE / f"{name}.npy", values[0].astype(np.float32))
        if name == "voice":
            values, names["GeMAPSv01b"] = features(samples, rate, minimal, functionals)
            np.save(HERE / "minimal.npy", values[0].astype(np.float32))
            names["minimal frames"] = features(samples, rate, minimal, frames)[1]
    (HERE / "names.json").write_text(json.dumps(names, indent=1) + "\n")
    if len(sys.argv) > 1:
        data = pathlib.Path(sys.argv[1])
        chosen = [p for corpus in CLIPS for p in sorted(data.glob(f"{corpus}/**/*.flac"))[40:240:100]]
        rows = []
        for clip in chosen:
            samples, rate = soundfile.read(clip, dtype="float32")
            rows.append(features(samples, rate, extended, functionals)[0][0])
        (HERE / "clips.json").write_text(json.dumps([str(c.relative_to(data)) for c in chosen], indent=1) + "\n")
        np.save(HERE / "clips.npy", np.array(rows, dtype=np.float32))
    versions = {"python": platform.python_version(), "numpy": np.__version__, "opensmile": opensmile.__version__}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


if __name__ == "__main__":
    main()
