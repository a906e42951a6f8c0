"""The Geneva parameter sets of one minute, and of a clip of three seconds."""

import warnings

import numpy as np
import opensmile

from harness import Row, in_turns, judged, median, require_same, run_bench, run_here
from inputs import sound_file

SECONDS = 0.5
GOAL = 10
CHECKED = ("F0semitoneFrom27.5Hz_sma3nz_amean", "loudness_sma3_amean")


def rows(folder, rounds):
    warnings.simplefilter("ignore")
    minute, clip = sound_file(folder, "minute-16k.wav", 60, 16000), sound_file(folder, "utterance.wav", 3, 16000)
    works = [
        ("egemaps", opensmile.FeatureSet.eGeMAPSv02, "eGeMAPSv02 of 1 min", minute, GOAL),
        ("gemaps", opensmile.FeatureSet.GeMAPSv01b, "GeMAPSv01b of 1 min", minute, None),
        ("egemaps", opensmile.FeatureSet.eGeMAPSv02, "eGeMAPSv02 of a 3 s clip", clip, GOAL),
    ]
    for name, feature_set, title, (path, samples), goal in works:
        smile = opensmile.Smile(feature_set, opensmile.FeatureLevel.Functionals)
        places = [list(smile.column_names).index(feature) for feature in CHECKED]

        def peer():
            values = smile.process_signal(samples, 16000).to_numpy()[0]
            return float(np.sum(values[places], dtype=np.float64))

        peers, ours = in_turns(rounds, lambda: run_here(peer, SECONDS), lambda: run_bench(name, path, SECONDS))
        require_same(title, peers, ours, 1e-3)
        row = Row(
            title, "ms", [run.cpu * 1e3 for run in ours], [run.cpu * 1e3 for run in peers],
            f"openSMILE {opensmile.__version__}")
        if goal:
            row.goal, row.met = f"{goal} × faster", judged(median(row.ratios), 1 / goal)
        yield row
