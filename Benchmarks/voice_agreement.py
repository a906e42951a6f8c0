"""How Nunchi's pitch, harmonicity, jitter, shimmer and formants agree with Praat's on real speech.

    python voice_agreement.py [CLIPS]     clips of each data set, 25 by default

A largest difference says little here: one frame that the path finder takes for another octave, and it is an octave.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import librosa
import numpy as np
import parselmouth
import soundfile
from parselmouth.praat import call

from harness import BUILT, data_folder

CORPORA = ("emodb", "korean", "ravdess")
QUALITY = (
    [("local", "jitter local"), ("local, absolute", "jitter local, absolute"), ("rap", "jitter rap"),
     ("ppq5", "jitter ppq5"), ("ddp", "jitter ddp")],
    [("local", "shimmer local"), ("local_dB", "shimmer local, dB"), ("apq3", "shimmer apq3"), ("apq5", "shimmer apq5"),
     ("apq11", "shimmer apq11"), ("dda", "shimmer dda")],
)
LIMITS = (0.0001, 0.02, 1.3)


def clips(each):
    """Clips of each data set, evenly picked."""
    folder = data_folder()
    chosen = []
    for corpus in CORPORA:
        sounds = sorted(p for p in folder.glob(f"{corpus}/**/*") if p.suffix in (".wav", ".flac")) if folder else []
        chosen += sounds[:: max(1, len(sounds) // each)][:each]
    return chosen


def nunchi(name, path, folder):
    """Values that Nunchi computes."""
    output = folder / "values.f64"
    subprocess.run([BUILT / "NunchiBench", "compute", name, path, output], check=True)
    return np.fromfile(output, dtype="<f8")


def praat_formants(sound):
    """Frequencies and bandwidths of three formants, shape [6, frames]."""
    found = sound.to_formant_burg()
    read = (found.get_value_at_time, found.get_bandwidth_at_time)
    return np.array([[value(index, time) for time in found.xs()] for value in read for index in (1, 2, 3)])


def harmonicity(sound):
    """With the windows that Praat's own menu offers; those of parselmouth are shorter."""
    return sound.to_harmonicity_ac(periods_per_window=4.5)


def praat_quality(sound):
    """Jitter, shimmer and mean harmonicity in the order of Nunchi's."""
    pulses = call(sound, "To PointProcess (periodic, cc)", 75, 600)
    jitters, shimmers = QUALITY
    values = [call(pulses, f"Get jitter ({kind})", 0, 0, *LIMITS) for kind, _ in jitters]
    values += [call([sound, pulses], f"Get shimmer ({kind})", 0, 0, *LIMITS, 1.6) for kind, _ in shimmers]
    return [*values, call(harmonicity(sound), "Get mean", 0, 0)]


def correlation(pairs):
    """Pearson's r and the median relative difference over the clips where both have a value."""
    ours, theirs = pairs[:, ~np.isnan(pairs).any(0)]
    return np.corrcoef(ours, theirs)[0, 1], np.median(np.abs(ours - theirs) / np.maximum(np.abs(theirs), 1e-12)), ours.size


def pitch_rows(ours, theirs):
    both = (ours > 0) & (theirs > 0)
    off = np.abs(ours[both] / theirs[both] - 1)
    yield (
        f"| F0, autocorrelation | {np.mean((ours > 0) == (theirs > 0)):.2%} of {ours.size} frames alike in voicing | "
        f"{np.mean(off < 0.005):.2%} of voiced frames within 0.5 % | {np.median(off):.1e} |")


def rows(each=25):
    """Lines of a Markdown table."""
    pitch, ratio, cross, quality, formants = [], [], [], [], []
    sounds = clips(each)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for clip in sounds:
            samples, rate = librosa.load(clip, sr=None)
            path = folder / "clip.wav"
            soundfile.write(path, samples, int(rate), subtype="FLOAT")
            sound = parselmouth.Sound(samples.astype(np.float64), rate)
            ours, theirs = nunchi("praat-f0", path, folder), sound.to_pitch_ac().selected_array["frequency"]
            pitch.append(np.stack([np.nan_to_num(ours), theirs]))
            for kind, praat, kept in (("hnr", harmonicity(sound), ratio), ("hnr-cc", sound.to_harmonicity_cc(), cross)):
                values = praat.values[0]
                kept.append([np.nanmean(nunchi(f"praat-{kind}", path, folder)), values[values > -200].mean()])
            formants.append(np.stack([nunchi("praat-formants", path, folder).reshape(6, -1), praat_formants(sound)]))
            quality.append(np.stack([nunchi("praat-quality", path, folder)[:12], praat_quality(sound)]))
    praat = f"Praat {parselmouth.PRAAT_VERSION} (parselmouth {parselmouth.__version__})"
    yield f"| measure, {len(sounds)} clips, {praat} | agreement | closeness | median relative difference |"
    yield "|---|---|---|---|"
    yield from pitch_rows(*np.concatenate(pitch, axis=1))
    for title, kept in (("HNR (ac), mean", ratio), ("HNR (cc), mean", cross)):
        pairs = np.array(kept).T
        r, median, count = correlation(pairs)
        yield f"| {title} | r {r:.5f} over {count} clips | largest difference {np.abs(pairs[0] - pairs[1]).max():.3f} dB | {median:.1e} |"
    for index, (_, title) in enumerate([*QUALITY[0], *QUALITY[1]]):
        pairs = np.array([pair[:, index] for pair in quality]).T
        r, median, count = correlation(pairs)
        ours, theirs = np.isnan(pairs)
        yield f"| {title} | r {r:.5f} over {count} clips | {np.sum(ours != theirs)} clips that only one has | {median:.1e} |"
    ours, theirs = np.concatenate(formants, axis=2)
    for index, title in enumerate(("F1", "F2", "F3", "bandwidth of F1", "bandwidth of F2", "bandwidth of F3")):
        known = ~np.isnan(theirs[index])
        off = np.abs(ours[index] - theirs[index])[known]
        share = np.mean(np.isnan(ours[index]) == np.isnan(theirs[index]))
        yield (
            f"| {title} | {share:.2%} of {known.size} frames alike in having one | {np.nanmean(off < 10):.2%} within 10 Hz | "
            f"median difference {np.nanmedian(off):.2g} Hz |")


if __name__ == "__main__":
    for line in rows(*map(int, sys.argv[1:])):
        print(line)
