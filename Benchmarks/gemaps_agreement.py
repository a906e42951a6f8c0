"""How well Nunchi's GeMAPS features agree with openSMILE's on 200 real clips: feature by feature.

    python gemaps_agreement.py        prints the table

`rows()` returns the table for docs/accuracy.md.
"""

import subprocess
import tempfile
import warnings
from pathlib import Path

import numpy as np
import opensmile
import soundfile

from harness import BUILT, data_folder

CORPORA = ("emodb", "ravdess", "korean", "amharic")
EACH = 50


def clips():
    """Fifty clips of each of four data sets, evenly picked."""
    folder = data_folder()
    chosen = []
    for corpus in CORPORA:
        sounds = sorted(p for p in folder.glob(f"{corpus}/**/*") if p.suffix in (".wav", ".flac")) if folder else []
        if len(sounds) < EACH:
            return []
        chosen += [sounds[i] for i in np.linspace(0, len(sounds) - 1, EACH).round().astype(int)]
    return chosen


def table(computation, feature_set, sounds):
    """The features' names, and both programs' values with one row for each sound."""
    smile = opensmile.Smile(feature_set, opensmile.FeatureLevel.Functionals)
    theirs, ours = [], []
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "values.f64"
        for sound in sounds:
            samples, rate = soundfile.read(sound, dtype="float32", always_2d=True)
            theirs.append(smile.process_signal(samples[:, 0], rate).to_numpy()[0])
            subprocess.run([BUILT / "NunchiBench", "compute", computation, sound, output], check=True)
            ours.append(np.fromfile(output, dtype="<f8"))
    return list(smile.column_names), np.array(ours, dtype=np.float64), np.array(theirs, dtype=np.float64)


def agreement(ours, theirs):
    """Correlation, and mean difference over the reference's standard deviation, for each feature."""
    correlation = np.array([np.corrcoef(a, b)[0, 1] for a, b in zip(ours.T, theirs.T)])
    return correlation, np.abs(ours - theirs).mean(axis=0) / theirs.std(axis=0)


def rows():
    """The lines of a Markdown table for both sets, with median and least correlation."""
    warnings.simplefilter("ignore")
    sounds = clips()
    if not sounds:
        raise SystemExit("gemaps_agreement: needs the data sets; set NUNCHI_DATA to their folder")
    lines = []
    for computation, feature_set in (
            ("egemaps", opensmile.FeatureSet.eGeMAPSv02), ("gemaps", opensmile.FeatureSet.GeMAPSv01b)):
        names, ours, theirs = table(computation, feature_set, sounds)
        correlation, difference = agreement(ours, theirs)
        lines += [
            f"`{feature_set.name}` against openSMILE {opensmile.__version__} on {len(sounds)} clips: median r "
            f"{np.median(correlation):.6f}, least r {correlation.min():.4f}, {(correlation >= 0.95).sum()} of {len(names)} "
            "features at 0.95 or above.", ""]
        # The smaller set's features are among the larger one's.
        if feature_set is opensmile.FeatureSet.eGeMAPSv02:
            lines += ["| feature | r | mean difference / standard deviation |", "|---|---|---|"]
            lines += [f"| {n} | {r:.5f} | {d:.5f} |" for n, r, d in zip(names, correlation, difference)]
            lines.append("")
    return lines


if __name__ == "__main__":
    print("\n".join(rows()))
