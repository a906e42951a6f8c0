"""How far mel spectrogram and MFCC lie from librosa's on 20 clips, relative to each clip's largest value."""

import subprocess

import librosa
import numpy as np
import soundfile

from harness import BUILT, Row, data_folder, judged
from inputs import sound_file

GOAL = 1e-4


def rows(folder, rounds):
    clips, kind = real_clips(), "real"
    if not clips:
        clips, kind = [sound_file(folder, f"clip-{i}.wav", 1 + i / 4, 16000, seed=i)[0] for i in range(20)], "synthetic"
    for name, peer in (("mel", mel), ("mfcc", mfcc)):
        differences = [difference(clip, name, peer, folder) for clip in clips]
        yield Row(
            f"{name} of {len(clips)} {kind} clips, largest difference over the maximum", "relative", differences,
            peer_name=f"librosa {librosa.__version__}", goal="each ≤ 1e-4", met=judged(max(differences), GOAL))


def real_clips():
    """Five clips of each of four data sets, evenly picked."""
    folder = data_folder()
    clips = []
    for corpus in ("emodb", "ravdess", "korean", "amharic"):
        sounds = sorted(p for p in folder.glob(f"{corpus}/**/*") if p.suffix in (".wav", ".flac")) if folder else []
        clips += sounds[:: max(1, len(sounds) // 5)][:5]
    return clips if len(clips) == 20 else []


def difference(clip, name, peer, folder):
    """The largest difference over the largest absolute value."""
    output = folder / "features.npy"
    subprocess.run(
        [BUILT / "nunchi", "features", clip, "--set", name, "--output", output, "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    samples, rate = soundfile.read(clip, dtype="float32", always_2d=True)
    theirs, ours = peer(samples.mean(axis=1, dtype=np.float32), rate), np.load(output)
    if ours.shape != theirs.shape:
        raise SystemExit(f"bench: {name} of {clip}: shape {ours.shape}, librosa's is {theirs.shape}")
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


def mel(samples, rate):
    return librosa.feature.melspectrogram(y=samples, sr=rate)


def mfcc(samples, rate):
    return librosa.feature.mfcc(y=samples, sr=rate, n_mfcc=20)
