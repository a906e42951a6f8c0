"""The 1990 utterance features of the recipe `acoustic`. No peer computes the same."""

from harness import Row, run_bench
from inputs import sound_file


def rows(folder, rounds):
    path, _ = sound_file(folder, "utterance.wav", 3, 16000)
    runs = [run_bench("utterance", path, 0.5) for _ in range(rounds)]
    yield Row("utterance features of `acoustic`, 3 s clip", "ms", [run.cpu * 1e3 for run in runs])
