"""`nunchi transcribe` beside faster-whisper with the same weights: time, memory and errors on real clips."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import soundfile

from harness import BUILT, ROOT, Row, data_folder, judged, median

RECORDINGS = 24
PEER = "faster-whisper 1.2.1, int8, beam 1"


def rows(folder, rounds):
    """Nothing where the recordings, the peer's model (`NUNCHI_WHISPER`) or the built program are missing."""
    data, model = data_folder(), os.environ.get("NUNCHI_WHISPER", "")
    if data is None or not (Path(model) / "model.bin").is_file():
        print("transcription: left out; needs the recordings and NUNCHI_WHISPER, a folder with model.bin", file=sys.stderr)
        return
    for language, clips in (("ko", korean(data)), ("en", english(data))):
        sounds, texts = zip(*clips)
        seconds = sum(soundfile.info(sound).duration for sound in sounds)
        for threads in (1, 2):
            # Whole processes in turns, after one of each: both then read their models from the system's memory.
            peer(model, language, threads, sounds[:1]), ours(language, threads, sounds[:1])
            pairs = [(peer(model, language, threads, sounds), ours(language, threads, sounds)) for _ in range(rounds)]
            yield from judged_rows(language, threads, texts, seconds, pairs)


def judged_rows(language, threads, texts, seconds, pairs):
    title = f"Transcribing {len(texts)} clips ({language}), {threads} thread{'s' if threads > 1 else ''}"
    row = Row(
        title + ", times real time, time that passes", "×", [pair[1]["wall"] / seconds for pair in pairs],
        [pair[0]["wall"] / seconds for pair in pairs], PEER, "not slower")
    row.met = judged(median(row.ratios), 1)
    yield row
    peaks = [[pair[side]["peak"] / 1e6 for pair in pairs] for side in (1, 0)]
    yield Row("the same, peak memory of the process", "MB", peaks[0], peaks[1], PEER)
    unit = "wrong characters" if language == "ko" else "wrong words"
    errors = [[error(texts, pair[side]["texts"], language) * 100 for pair in pairs] for side in (1, 0)]
    yield Row("the same, " + unit, "%", errors[0], errors[1], PEER)


def korean(data):
    """Evenly chosen clips with their transcripts."""
    lines = manifest(data / "korean")
    return [(data / "korean" / line["file"], line["transcript"]) for line in evenly(lines)]


def english(data):
    """Evenly chosen clips with what was said: the recordings have two sentences."""
    sentences = {"01": "Kids are talking by the door", "02": "Dogs are sitting by the door"}
    lines = manifest(data / "ravdess")
    return [(data / "ravdess" / line["file"], sentences[line["file"].split("-")[4]]) for line in evenly(lines)]


def manifest(folder):
    lines = (folder / "manifest.tsv").read_text("utf-8").splitlines()
    heads = lines[0].split("\t")
    return [dict(zip(heads, line.split("\t"))) for line in lines[1:]]


def evenly(lines):
    return [lines[i * len(lines) // RECORDINGS] for i in range(RECORDINGS)]


def ours(language, threads, sounds):
    """One process over all clips, from its start."""
    command = [BUILT / "nunchi", "transcribe", *sounds, "--spoken-language", language, "--json", "--quiet", "--threads", threads]
    return measured(command, lambda output: [json.loads(line)["text"] for line in output.splitlines()])


def peer(model, language, threads, sounds):
    """The same with the peer: a process of its own, from its start."""
    program = ROOT / "Benchmarks" / "references" / "whisper.py"
    return measured([sys.executable, program, model, language, threads, *sounds], lambda output: json.loads(output))


def measured(command, read):
    """Texts, wall time and peak memory of a process, by the small starter that does not pass its own memory on."""
    starter = [sys.executable, "-I", "-S", ROOT / "Benchmarks" / "cold.py", "--output", *command]
    environment = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    result = json.loads(
        subprocess.run(list(map(str, starter)), check=True, capture_output=True, text=True, env=environment).stdout)
    if result["status"] != 0:
        raise SystemExit(f"bench: {command[0]} ended with {result['status']}")
    return {**result, "texts": read(result["output"])}


def error(references, texts, language):
    """Edits over the length of all references: characters without blanks in Korean, words in English."""
    edits = length = 0
    for reference, text in zip(references, texts, strict=True):
        expected, found = pieces(reference, language), pieces(text, language)
        edits += distance(expected, found)
        length += len(expected)
    return edits / length


def pieces(text, language):
    letters = "".join(
        character if unicodedata.category(character)[0] in "LN" else " "
        for character in unicodedata.normalize("NFC", text).lower())
    return letters.split() if language == "en" else list("".join(letters.split()))


def distance(first, second):
    """Edits (insert, delete, replace) from one list to the other."""
    before = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        now = [i]
        for j, right in enumerate(second, 1):
            now.append(min(before[j] + 1, now[-1] + 1, before[j - 1] + (left != right)))
        before = now
    return before[-1]
