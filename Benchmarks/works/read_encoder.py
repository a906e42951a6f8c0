"""`nunchi read --model encoder` of clips of 3 s: the whole process for one clip, and what each further clip costs."""

import sys

from harness import BUILT, Row, judged, median, run_cold
from inputs import sound_file

COLD_GOAL, WARM_GOAL = 500, 120
FURTHER = 20


def rows(folder, rounds):
    """Nothing where the encoder is not installed."""
    paths = [sound_file(folder, f"clip-{number}.wav", 3, 16000, seed=number)[0] for number in range(FURTHER + 1)]
    try:
        read(paths[:1])
    except SystemExit:
        print("read_encoder: left out; needs `nunchi models install whisper-base-encoder`", file=sys.stderr)
        return
    pairs = [(read(paths[:1]), read(paths)) for _ in range(max(rounds, 9))]
    cold = [one.wall * 1e3 for one, _ in pairs]
    work = "`nunchi read --model encoder`, 3 s clip, whole process"
    yield Row(work + ", time that passes", "ms", cold, goal=f"≤ {COLD_GOAL} ms", met=judged(median(cold), COLD_GOAL))
    yield Row("the same, processor time", "ms", [one.cpu * 1e3 for one, _ in pairs])
    yield Row("the same, peak memory", "MB", [one.peak / 1e6 for one, _ in pairs])
    warm = [(all.wall - one.wall) * 1e3 / FURTHER for one, all in pairs]
    yield Row(
        f"the same process, each of {FURTHER} further clips, two threads, time that passes", "ms", warm,
        goal=f"≤ {WARM_GOAL} ms", met=judged(median(warm), WARM_GOAL))
    yield Row("the same, processor time", "ms", [(all.cpu - one.cpu) * 1e3 / FURTHER for one, all in pairs])


def read(paths):
    """One file after another, so that a clip's own time is seen."""
    return run_cold(
        BUILT / "nunchi", "read", "--model", "encoder", *paths, "--jobs", "1", "--threads", "2", "--json", "--quiet")
