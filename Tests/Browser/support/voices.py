"""Voices to speak into the browser's microphone and to choose as files: real clips where the data sets are there and ffmpeg
decodes them, else voices that espeak-ng makes."""

import array
import atexit
import csv
import functools
import os
import pathlib
import shutil
import subprocess
import tempfile
import wave

from .service import ROOT

FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="nunchi-browser-voices-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
RATE = 48_000

# Manners of speaking as far apart as espeak-ng can make them.
MANNERS = {
    "angry": ["-v", "en-us+m7", "-p", "60", "-s", "230", "-a", "120", "Stop that! How often do I have to tell you?"],
    "sad": ["-v", "en-us+m3", "-p", "30", "-s", "110", "-a", "70", "There is nothing left that I could do now."],
    "happy": ["-v", "en-us+f3", "-p", "85", "-s", "210", "-a", "120", "I cannot believe it, we have won first prize!"],
}


def data():
    """The folder of the data sets, or None."""
    named = os.environ.get("NUNCHI_DATA")
    candidates = [pathlib.Path(named)] if named else [folder / "shared/data" for folder in ROOT.parents]
    return next((folder for folder in candidates if (folder / "ravdess/manifest.tsv").is_file()), None)


@functools.cache
def clip(manner):
    """A WAV file (48 kHz, mono, 16 bits) of a voice that is `angry`, `sad` or `happy`."""
    source = _real(manner) if shutil.which("ffmpeg") else None
    if source is None:
        return synthetic(manner)
    target = FOLDER / f"{manner}.wav"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-i", source, "-ar", str(RATE), "-ac", "1", "-sample_fmt", "s16", target],
        check=True)
    return target


@functools.cache
def synthetic(manner):
    """The same by espeak-ng."""
    target = FOLDER / f"{manner}.wav"
    raw = FOLDER / f"{manner}-raw.wav"
    subprocess.run(["espeak-ng", *MANNERS[manner], "-w", raw], check=True)
    with wave.open(str(raw)) as sound:
        _write(target, _resampled(array.array("h", sound.readframes(sound.getnframes())), sound.getframerate()))
    return target


@functools.cache
def joined(*manners, make=clip):
    """A WAV file of several voices one after another, with half a second between them."""
    target = FOLDER / ("-".join(manners) + "-joined.wav")
    samples = array.array("h")
    for manner in manners:
        with wave.open(str(make(manner))) as sound:
            samples.extend(array.array("h", sound.readframes(sound.getnframes())))
        samples.extend(array.array("h", bytes(RATE)))
    _write(target, samples)
    return target


@functools.cache
def silence():
    """Three seconds of nothing."""
    target = FOLDER / "silence.wav"
    _write(target, array.array("h", bytes(6 * RATE)))
    return target


@functools.cache
def no_sound():
    """A file that says it is a sound and is none."""
    target = FOLDER / "broken.mp3"
    target.write_bytes(bytes(range(256)) * 64)
    return target


def _real(manner):
    folder = data()
    if folder is None:
        return None
    with open(folder / "ravdess/manifest.tsv", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["label"] == manner and "intensity=02" in row["extra"] and row["speaker"] == "03":
                return folder / "ravdess" / row["file"]
    return None


def _resampled(samples, rate):
    """To 48 kHz, straight lines between samples: enough for a voice that a machine made."""
    count = len(samples) * RATE // rate
    found = array.array("h")
    for index in range(count):
        place = index * rate / RATE
        low = int(place)
        high = min(low + 1, len(samples) - 1)
        found.append(int(samples[low] + (samples[high] - samples[low]) * (place - low)))
    return found


def _write(target, samples):
    with wave.open(str(target), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
