"""`nunchi read` of one clip of 3 s: the whole process from its start."""

from harness import BUILT, Row, judged, median, run_cold
from inputs import sound_file


def rows(folder, rounds):
    path, _ = sound_file(folder, "three-seconds.wav", 3, 16000)
    command = [BUILT / "nunchi", "read", "--model", "acoustic", path, "--json", "--quiet"]
    run_cold(*command)
    runs = [run_cold(*command) for _ in range(max(rounds, 9))]
    wall = [run.wall * 1e3 for run in runs]
    peak = [run.peak / 1e6 for run in runs]
    work = "`nunchi read --model acoustic`, 3 s clip, whole process"
    yield Row(work + ", time that passes", "ms", wall, goal="≤ 150 ms", met=judged(median(wall), 150))
    yield Row("the same, processor time", "ms", [run.cpu * 1e3 for run in runs])
    yield Row("the same, peak memory", "MB", peak, goal="≤ 90 MB", met=judged(max(peak), 90))
