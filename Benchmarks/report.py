"""The table: one line for each work, on the terminal and in docs/benchmarks.md."""

import platform

from harness import ROOT, median

HEADINGS = ["work", "unit", "peer", "peer's median", "Nunchi's median", "ratio (range)", "goal", "met?"]

INSTRUCTIONS = {"avx512": "AVX-512", "avx2": "AVX2", "baseline": "the instructions that every processor of its kind has"}

INTRODUCTION = """# Benchmarks

Written by `make bench`; a run writes it anew. {machine}; Nunchi uses {instructions}. One thread each, unless the line says two.
At the start {load} other processes were running or waiting to run (mean of a minute).

Peer and Nunchi work in turns on the same input in the same run: peer, Nunchi, peer, Nunchi …, {rounds} times; what takes
milliseconds is warmed up and repeated for half a second in each turn. A cell gives the median and, in brackets, the smallest
and largest. Times are processor time of the process unless the line says otherwise; the ratio is Nunchi's over the peer's of the
same turn, below 1 is faster. Peers of spectra and pitch must give the same mean, or the run fails; scikit-learn, PyTorch and
Keras draw other numbers by chance, so the networks are not compared.
Whole processes are started when their files are in the system's memory. MB are 10⁶ bytes.
"""


def number(value):
    """Three digits that count."""
    if value != 0 and abs(value) < 1e-3:
        return f"{value:.1e}"
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{decimals}f}"


def spread(values):
    """Median with its range."""
    return f"{number(median(values))} ({number(min(values))}–{number(max(values))})" if values else "—"


def cells(row):
    """A row's texts, under HEADINGS."""
    return [
        row.work, row.unit, row.peer_name or "—", spread(row.peer), spread(row.nunchi), spread(row.ratios), row.goal or "—",
        row.met or "—",
    ]


def machine():
    """Processor, its number of cores, system."""
    model = platform.processor() or platform.machine()
    count = 0
    try:
        lines = open("/proc/cpuinfo", encoding="utf-8").read().splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model, count = (names[0], len(names)) if names else (model, 0)
    except OSError:
        pass
    cores = f", {count} cores" if count else ""
    return f"{model}{cores}, {platform.system()} {platform.machine()}"


def markdown(rows, instructions, rounds, load):
    """The document."""
    text = INTRODUCTION.format(
        machine=machine(), instructions=INSTRUCTIONS.get(instructions, instructions), rounds=rounds, load=number(load))
    lines = ["| " + " | ".join(HEADINGS) + " |", "|" + "---|" * len(HEADINGS)]
    lines += ["| " + " | ".join(cells(row)) + " |" for row in rows]
    return text + "\n" + "\n".join(lines) + "\n"


def write(rows, instructions, rounds, load):
    """Writes docs/benchmarks.md."""
    path = ROOT / "docs" / "benchmarks.md"
    path.write_text(markdown(rows, instructions, rounds, load), encoding="utf-8")
    return path
