"""Media files, whole and broken."""

import math
import pathlib
import random
import shutil
import struct
import subprocess

FORMATS = {
    "wav": ["-c:a", "pcm_s16le"],
    "flac": ["-c:a", "flac"],
    "mp3": ["-c:a", "libmp3lame"],
    "ogg": ["-c:a", "libvorbis"],
    "opus": ["-c:a", "libopus"],
    "m4a": ["-c:a", "aac"],
    "webm": ["-c:a", "libopus"],
    "aiff": [],
    "mka": ["-c:a", "flac"],
}


def tone(seconds=1.2, rate=16_000):
    """A WAV file of something like a voice: a gliding tone with overtones, in syllables."""
    samples = []
    phase = 0.0
    for index in range(int(seconds * rate)):
        time = index / rate
        phase += 2 * math.pi * (140 + 60 * math.sin(3 * time)) / rate
        loud = max(0.0, math.sin(2 * math.pi * 3 * time)) * 9_000
        samples.append(int(loud * sum(math.sin(n * phase) / n for n in range(1, 6))))
    data = struct.pack(f"<{len(samples)}h", *(max(-32_768, min(32_767, s)) for s in samples))
    head = b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt "
    return head + struct.pack("<IHHIIHH", 16, 1, 1, rate, 2 * rate, 2, 16) + b"data" + struct.pack("<I", len(data)) + data


def originals(folder, more):
    """Whole files by the ending of their names."""
    folder = pathlib.Path(folder)
    folder.mkdir()
    source = folder / "source.wav"
    source.write_bytes(tone())
    found = {"wav": source.read_bytes()}
    if shutil.which("ffmpeg"):
        for name, codec in FORMATS.items():
            target = folder / f"sound.{name}"
            done = subprocess.run(
                ["ffmpeg", "-v", "quiet", "-y", "-i", source, *codec, target], stdin=subprocess.DEVNULL, check=False)
            if done.returncode == 0:
                found[name] = target.read_bytes()
    for index, path in enumerate(more):
        path = pathlib.Path(path)
        found[f"{index}{path.suffix.lstrip('.')}"] = path.read_bytes()
    return found


def mutate(chance: random.Random, original, others):
    """The file with some harm done."""
    data = bytearray(original)
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        kind = chance.randrange(9)
        # The start holds the fields on which everything hangs.
        reach = len(data) if chance.random() < 0.4 else min(len(data), 256)
        if not data or not reach:
            break
        if kind == 0:
            for _ in range(chance.choice([1, 8, 64])):
                data[chance.randrange(reach)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[chance.randrange(len(data)) :]
        elif kind == 2:
            place = chance.randrange(reach)
            value = chance.choice([0, 1, 0x7F, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, chance.randrange(1 << 32)])
            data[place : place + 4] = struct.pack(chance.choice(["<I", ">I"]), value)
        elif kind == 3:
            # Another file's beginning.
            other = chance.choice(sorted(others))
            cut = chance.choice([4, 12, 44, 64, 256])
            data[:cut] = others[other][:cut]
        elif kind == 4:
            start, length = chance.randrange(len(data)), chance.choice([1, 7, 64, 1024])
            data[start:start] = data[start : start + length] * chance.choice([1, 2, 16])
        elif kind == 5:
            start = chance.randrange(reach)
            del data[start : start + chance.choice([1, 3, 16, 512])]
        elif kind == 6:
            start = chance.randrange(reach)
            length = chance.choice([4, 32, 400])
            data[start : start + length] = chance.randbytes(length)
        elif kind == 7:
            start = chance.randrange(reach)
            length = chance.choice([8, 200, 3000])
            data[start : start + length] = bytes([chance.choice([0, 0xFF])]) * length
        else:
            data += chance.randbytes(chance.choice([1, 100, 5000]))
    return bytes(data[: 3 << 20])


def upload(media, path, form=False, owner=False):
    """A request that sends a file."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n"
    if owner:
        head += "Nunchi-Owner: fuzz-owner-0123456789abcdef\r\n"
    if form or path.startswith("/v1/audio"):
        body = b"--xYz\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n"
        body += b"--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + media + b"\r\n--xYz--\r\n"
        head += "Content-Type: multipart/form-data; boundary=xYz\r\n"
    else:
        body = media
        head += "Content-Type: application/octet-stream\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
