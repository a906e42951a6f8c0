"""Makes the golden files of the AudioSignal tests: python3 generate.py

Needs librosa, soundfile, soxr and the ffmpeg program. What another program decodes or resamples is kept as float32
NumPy arrays, [channels, samples] or [samples]; the versions that made them are in versions.json.
"""

import json
import pathlib
import subprocess

import librosa
import numpy as np
import soundfile
import soxr

HERE = pathlib.Path(__file__).parent


def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-loglevel", "error", "-y", "-bitexact", *map(str, arguments)], check=True)


def main():
    rate = 16000
    time = np.arange(4001) / rate
    chirp = (0.5 * np.sin(2 * np.pi * (200 * time + 6000 * time**2))).astype(np.float32)
    np.save(HERE / "chirp_16000.npy", chirp)
    for target in (8000, 22050, 44100):
        np.save(HERE / f"chirp_{target}.npy", librosa.resample(chirp, orig_sr=rate, target_sr=target))

    time = np.arange(8820) / 44100
    stereo = np.stack([0.5 * np.sin(2 * np.pi * 440 * time), 0.25 * np.sin(2 * np.pi * 1000 * time)])
    wav = HERE / "tone.tmp.wav"
    soundfile.write(wav, stereo.T, 44100, subtype="PCM_16")
    ffmpeg("-i", wav, "-c:a", "libmp3lame", "-b:a", "96k", HERE / "tone.mp3")
    ffmpeg("-i", wav, "-c:a", "libvorbis", "-q:a", "4", HERE / "tone.ogg")
    ffmpeg("-i", wav, "-c:a", "aac", "-b:a", "96k", HERE / "tone.m4a")
    ffmpeg("-i", wav, "-c:a", "libopus", "-b:a", "64k", HERE / "tone.webm")
    picture = ["-f", "lavfi", "-i", "color=red:size=32x32:rate=10:duration=0.2"]
    ffmpeg(*picture, "-i", wav, "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "96k", HERE / "film.mp4")
    ffmpeg(*picture, "-c:v", "mpeg4", HERE / "silent-film.mp4")
    wav.unlink()
    for name in ("tone.mp3", "tone.ogg"):
        samples, _ = librosa.load(HERE / name, sr=None, mono=False)
        np.save(HERE / (name.replace(".", "_") + ".npy"), np.ascontiguousarray(samples))
    for name in ("tone.m4a", "tone.webm", "film.mp4"):
        raw = subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-i", HERE / name, "-map", "0:a:0", "-f", "f32le", "-"],
            check=True, capture_output=True).stdout
        samples = np.frombuffer(raw, np.float32).reshape(-1, 2).T
        np.save(HERE / (name.replace(".", "_") + ".npy"), np.ascontiguousarray(samples))

    version = subprocess.run(["ffmpeg", "-version"], check=True, capture_output=True, text=True).stdout
    versions = {
        "librosa": librosa.__version__, "numpy": np.__version__, "soundfile": soundfile.__version__,
        "libsndfile": soundfile.__libsndfile_version__, "soxr": soxr.__version__, "ffmpeg": version.split()[2],
    }
    (HERE / "versions.json").write_text(json.dumps(versions, indent=2) + "\n")


if __name__ == "__main__":
    main()
