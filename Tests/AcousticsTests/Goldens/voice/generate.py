"""Makes the golden files of the pitch, loudness and voice quality tests: python3 generate.py

Needs librosa 1.0, pyloudnorm and praat-parselmouth. The sounds are those of the folder above, made by formula; samples are given in double precision, so that
the references compute in it. The versions are in versions.json.
"""

import importlib.metadata
import json
import pathlib
import platform

import librosa
import numpy as np
import parselmouth
import pyloudnorm
from parselmouth.praat import call

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


def shaken():
    """A voice of formants 650, 1150 and 2500 Hz whose periods and amplitudes change by chance, with some noise."""
    random = np.random.default_rng(11)
    rate, sound, time = 16000, np.zeros(9600), 0.03
    while time < 0.55:
        place = int(time * rate)
        delay = np.arange(len(sound) - place) / rate - (time - place / rate)
        level = 1 + 0.06 * random.standard_normal()
        for frequency, width, gain in ((650, 80, 1), (1150, 100, 0.6), (2500, 140, 0.3)):
            sound[place:] += level * gain * np.where(
                delay > 0, np.exp(-np.pi * width * delay) * np.sin(2 * np.pi * frequency * delay), 0)
        time += (1 + 0.012 * random.standard_normal()) / (140 + 60 * time)
    return (0.2 * sound + 0.002 * random.standard_normal(len(sound))).astype(np.float32)


def praat(name, samples, rate):
    """Pitch, harmonicity, pulses, perturbation and formants; NaN where Praat has no value."""
    sound = parselmouth.Sound(samples.astype(np.float64), rate)
    f0 = sound.to_pitch_ac().selected_array["frequency"]
    save(f"praat_f0_{name}", np.where(f0 > 0, f0, np.nan))
    for method, found in (
        ("ac", sound.to_harmonicity_ac(periods_per_window=4.5)), ("cc", sound.to_harmonicity_cc())
    ):
        save(f"praat_hnr_{method}_{name}", np.where(found.values[0] > -200, found.values[0], np.nan))
    pulses = call(sound, "To PointProcess (periodic, cc)", 75, 600)
    count = call(pulses, "Get number of points")
    np.save(HERE / f"praat_pulses_{name}.npy", np.array(
        [call(pulses, "Get time from index", index + 1) for index in range(count)]))
    limits = (0, 0, 0.0001, 0.02, 1.3)
    values = [call(pulses, f"Get jitter ({kind})", *limits) for kind in ("local", "local, absolute", "rap", "ppq5", "ddp")]
    values += [
        call([sound, pulses], f"Get shimmer ({kind})", *limits, 1.6)
        for kind in ("local", "local_dB", "apq3", "apq5", "apq11", "dda")]
    values += [call(sound.to_harmonicity_ac(periods_per_window=4.5), "Get mean", 0, 0)]
    values += [call(pulses, "Get mean period", *limits)]
    np.save(HERE / f"praat_quality_{name}.npy", np.array(values))
    if name == "events":
        return  # Between the events there is nothing but rounding to predict.
    found = sound.to_formant_burg()
    read = (found.get_value_at_time, found.get_bandwidth_at_time)
    save(f"praat_formants_{name}", [[value(index, time) for time in found.xs()] for value in read for index in (1, 2, 3)])


if __name__ == "__main__":
    probabilistic_yin()
    loudness()
    save("shaken", shaken())
    praat("shaken", shaken(), 16000)
    praat("voice", VOICE, 16000)
    praat("events", EVENTS, 22050)
    versions = {"python": platform.python_version(), "numpy": np.__version__, "librosa": librosa.__version__}
    versions["praat"] = parselmouth.PRAAT_VERSION
    versions["praat-parselmouth"] = parselmouth.__version__
    versions["pyloudnorm"] = importlib.metadata.version("pyloudnorm")
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")
