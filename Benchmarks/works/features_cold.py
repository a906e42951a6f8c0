"""`nunchi features` of one clip of 3 s: read a WAV, write its MFCC; the whole process from its start."""

from harness import BUILT, Row, judged, median, run_cold
from inputs import sound_file


def rows(folder, rounds):
    path, _ = sound_file(folder, "three-seconds.wav", 3, 16000)
    command = [BUILT / "nunchi", "features", path, "--set", "mfcc", "--output", folder / "mfcc.npy", "--quiet"]
    run_cold(*command)
    runs = [run_cold(*command) for _ in range(max(rounds, 9))]
    wall = [run.wall * 1e3 for run in runs]
    peak = [run.peak / 1e6 for run in runs]
    work = "`nunchi features --set mfcc`, 3 s clip, whole process"
    yield Row(work + ", time that passes", "ms", wall, goal="≤ 60 ms", met=judged(median(wall), 60))
    yield Row("the same, processor time", "ms", [run.cpu * 1e3 for run in runs])
    yield Row("the same, peak memory", "MB", peak, goal="≤ 64 MB", met=judged(max(peak), 64))
