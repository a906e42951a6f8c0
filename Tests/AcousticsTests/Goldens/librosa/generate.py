"""Writes the golden files of this folder with librosa: python3 generate.py [folder of EMO-DB's FLAC files]

The first part uses a signal that is stored beside its features. The second, for which the recordings are needed, stores
features of twenty clips of EMO-DB (CC BY 4.0); the test that uses them is skipped where the recordings are absent.
"""
import json
import pathlib
import platform
import sys

import librosa
import numpy
import scipy

HERE = pathlib.Path(__file__).parent
RATE = 22050


def signal():
    """A gliding harmonic tone with tremolo, noise, a pause and a click: 1.2 s."""
    count = int(1.2 * RATE)
    time = numpy.arange(count) / RATE
    phase = 2 * numpy.pi * numpy.cumsum(140 + 60 * numpy.sin(2 * numpy.pi * 1.5 * time)) / RATE
    tone = sum(numpy.sin(k * phase) / k for k in range(1, 15))
    noise = numpy.random.default_rng(20240229).standard_normal(count)
    sound = 0.2 * (0.6 + 0.4 * numpy.sin(2 * numpy.pi * 5 * time)) * tone + 0.01 * noise
    sound[int(0.55 * RATE) : int(0.65 * RATE)] *= 1e-3
    sound[int(0.9 * RATE)] += 0.7
    return sound.astype(numpy.float32)


def save(name, values):
    numpy.save(HERE / f"{name}.npy", numpy.ascontiguousarray(values, dtype=numpy.float32))


def synthetic():
    y = signal()
    save("signal", y)
    f = librosa.feature
    stft = librosa.stft(y)
    save("stft_real", stft.real[:, ::8])
    save("stft_imag", stft.imag[:, ::8])
    hamming = librosa.stft(y, n_fft=600, hop_length=150, win_length=400, window="hamming", center=False)
    save("stft_600_magnitude", numpy.abs(hamming)[:, ::16])
    mel = f.melspectrogram(y=y, sr=RATE)
    save("mel", mel)
    save("mel_db", librosa.power_to_db(mel, ref=numpy.max))
    save("mel_htk", f.melspectrogram(y=y, sr=RATE, n_fft=512, hop_length=256, n_mels=40, fmin=60, fmax=7600, htk=True, norm=None))
    save("mel_reflect", f.melspectrogram(y=y, sr=RATE, n_fft=1024, hop_length=400, n_mels=64, pad_mode="reflect", power=1.0))
    mfcc = f.mfcc(y=y, sr=RATE, n_mfcc=20)
    save("mfcc", mfcc)
    save("mfcc_lifter", f.mfcc(y=y, sr=RATE, n_mfcc=13, lifter=22))
    save("delta", f.delta(mfcc))
    save("delta_nearest", f.delta(mfcc, width=5, mode="nearest"))
    save("delta2", f.delta(mfcc, order=2))
    save("rms", f.rms(y=y))
    save("zcr", f.zero_crossing_rate(y))
    save("centroid", f.spectral_centroid(y=y, sr=RATE))
    save("bandwidth", f.spectral_bandwidth(y=y, sr=RATE))
    save("rolloff", f.spectral_rolloff(y=y, sr=RATE))
    save("flatness", f.spectral_flatness(y=y))
    save("yin", librosa.yin(y, fmin=65, fmax=600, sr=RATE))


def recordings(folder):
    clips = sorted(folder.glob("*.flac"))[::27][:20]
    names = []
    for clip in clips:
        y, rate = librosa.load(clip, sr=None)
        names.append(clip.name)
        save(f"clip_{clip.stem}_mel", librosa.feature.melspectrogram(y=y, sr=rate, n_mels=40))
        save(f"clip_{clip.stem}_mfcc", librosa.feature.mfcc(y=y, sr=rate, n_mfcc=20))
    (HERE / "clips.txt").write_text("\n".join(names) + "\n")


def main():
    synthetic()
    if len(sys.argv) > 1:
        recordings(pathlib.Path(sys.argv[1]))
    versions = {"python": platform.python_version(), "librosa": librosa.__version__, "numpy": numpy.__version__, "scipy": scipy.__version__}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


main()
