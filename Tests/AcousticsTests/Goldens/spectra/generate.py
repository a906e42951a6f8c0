"""Makes the golden files of inverse transforms, decibels, PCEN, LFCC, Whisper's spectra, chroma and constant-Q: python3 generate.py

Needs librosa 1.0 (Python 3.12) and scipy. The sounds are those of the folder above. Arrays are float32 NumPy files in the layout of
librosa, [features, frames]. The versions that made them are in versions.json.
"""

import json
import pathlib
import sys

import librosa
import numpy as np
import scipy
import scipy.fft

HERE = pathlib.Path(__file__).parent
VOICE = np.load(HERE.parent / "voice.npy")
EVENTS = np.load(HERE.parent / "events.npy")


def save(name, values):
    values = np.ascontiguousarray(values)
    if np.iscomplexobj(values):
        values = np.stack([values.real, values.imag], axis=-1)
    np.save(HERE / f"{name}.npy", values.astype(np.float32))


def inverses():
    """Spectra that no signal has (every third frame doubled), transformed back."""
    for name, n_fft, options, length in (
        ("default", 512, {}, 2500), ("odd", 441, dict(hop_length=100, window="hamming"), 2400),
        ("prime", 254, dict(hop_length=80), None),
        ("uncentered", 256, dict(center=False, window="hamming", win_length=200, hop_length=64), None),
        ("longer", 512, dict(win_length=400, hop_length=128, window="hamming"), 3300),
        ("sparse", 128, dict(hop_length=300, window="hamming"), None),
    ):
        spectra = librosa.stft(VOICE[:2500], n_fft=n_fft, **options)
        spectra[:, ::3] *= 2
        save(f"istft_{name}", librosa.istft(spectra, n_fft=n_fft, length=length, **options))


def levels():
    rows = np.linspace(-95, 20, 24, dtype=np.float32).reshape(4, 6)
    save("db_to_power", librosa.db_to_power(rows, ref=0.5))
    save("db_to_amplitude", librosa.db_to_amplitude(rows, ref=0.5))


def pcens():
    mel = librosa.feature.melspectrogram(y=EVENTS, sr=22050, n_mels=24, power=1) * np.float32(2**31)
    options = dict(sr=22050, hop_length=512)
    save("pcen_default", librosa.pcen(mel, **options))
    save("pcen_wide", librosa.pcen(mel, max_size=4, gain=0.8, time_constant=0.06, **options))
    save("pcen_log", librosa.pcen(mel, power=0, bias=10, **options))
    save("pcen_root", librosa.pcen(mel + 1, bias=0, power=0.25, b=0.3, **options))


def linear_cepstra():
    """torchaudio's linear filter bank and LFCC by their formulas, over librosa's spectra."""
    for name, y, rate, options, bands, count, ends in (
        ("events", EVENTS, 22050, {}, 128, 20, (0, 11025)),
        ("voice", VOICE, 16000, dict(n_fft=400, hop_length=160), 40, 13, (100, 7000)),
    ):
        power = np.abs(librosa.stft(y, **options)) ** 2
        frequencies = np.linspace(0, rate / 2, power.shape[0])
        edges = np.linspace(*ends, bands + 2)
        slopes = (edges[np.newaxis] - frequencies[:, np.newaxis]) / np.diff(edges)[0]
        bank = np.maximum(0, np.minimum(-slopes[:, :-2], slopes[:, 2:])).T
        levels = librosa.power_to_db(bank @ power)
        save(f"lfcc_{name}", scipy.fft.dct(levels, axis=0, norm="ortho")[:count])


def whisper_log_mel(y, bands, seconds):
    """As OpenAI's whisper.audio defines it, in 64 bits."""
    if seconds:
        y = librosa.util.fix_length(y, size=int(seconds * 16000))
    power = np.abs(librosa.stft(y.astype(np.float64), n_fft=400, hop_length=160, pad_mode="reflect"))[:, :-1] ** 2
    levels = np.log10(np.maximum(librosa.filters.mel(sr=16000, n_fft=400, n_mels=bands) @ power, 1e-10))
    return (np.maximum(levels, levels.max() - 8) + 4) / 4


def whisper():
    save("whisper_80", whisper_log_mel(VOICE, 80, None))
    save("whisper_128_filled", whisper_log_mel(VOICE[:4000], 128, 0.3))
    save("whisper_80_cut", whisper_log_mel(VOICE, 80, 0.25))


def chords():
    """Tones of A major, 0.3 of a semitone flat, then of D minor."""
    time = np.arange(22050) / 22050
    sound = np.zeros_like(time)
    for start, notes in ((0, (57, 61, 64, 69)), (0.5, (50, 53, 57, 74))):
        for note in notes:
            frequency = 440 * 2 ** ((note - 69 - 0.3) / 12)
            tone = sum(np.sin(2 * np.pi * k * frequency * time) / k**2 for k in (1, 2, 3))
            sound += np.where((time >= start) & (time < start + 0.5), tone, 0)
    sound = (0.1 * sound).astype(np.float32)
    save("chords", sound)
    return sound


def tonality(sound):
    save("chroma_bank", librosa.filters.chroma(sr=16000, n_fft=300, tuning=0.2))
    save("chroma_bank_flat", librosa.filters.chroma(
        sr=22050, n_fft=255, n_chroma=5, octwidth=None, base_c=False))
    save("tuning", np.array([
        librosa.estimate_tuning(y=sound, sr=22050), librosa.estimate_tuning(y=sound, sr=22050, bins_per_octave=36),
        librosa.estimate_tuning(y=EVENTS, sr=22050), librosa.estimate_tuning(y=VOICE, sr=16000, n_fft=512)]))
    pitches, magnitudes = librosa.piptrack(y=sound, sr=22050, n_fft=512, hop_length=2000, fmin=100)
    frames, bins = np.nonzero(pitches.T)
    save("peaks", np.stack([frames, pitches.T[frames, bins], magnitudes.T[frames, bins]]))
    chroma = librosa.feature.chroma_stft(y=sound, sr=22050)
    save("chroma_stft", chroma)
    save("chroma_stft_24", librosa.feature.chroma_stft(
        y=sound, sr=22050, n_chroma=24, norm=2, n_fft=1024, hop_length=700, tuning=0.1))
    save("chroma_stft_raw", librosa.feature.chroma_stft(y=VOICE, sr=16000, norm=None, n_fft=400, hop_length=400))
    save("tonnetz", librosa.feature.tonnetz(chroma=chroma))


def constant_q(sound):
    save("cqt_default", librosa.cqt(sound, sr=22050)[:, ::2])
    save("cqt_high", librosa.cqt(sound, sr=22050, fmin=500, n_bins=30, bins_per_octave=24, hop_length=700, tuning=0.3))
    save("cqt_low", librosa.cqt(
        sound, sr=22050, fmin=60, n_bins=20, hop_length=1024, scale=False, filter_scale=0.7, norm=2, sparsity=0.05,
        pad_mode="reflect", window="hamming"))
    save("chroma_cqt", librosa.feature.chroma_cqt(y=sound, sr=22050))
    save("chroma_cqt_24", librosa.feature.chroma_cqt(
        y=sound, sr=22050, fmin=110, n_chroma=24, bins_per_octave=24, n_octaves=4, norm=2, threshold=0.1, tuning=0))
    save("tonnetz_cqt", librosa.feature.tonnetz(y=sound, sr=22050))


def inversions():
    frames = dict(n_fft=400, hop_length=100)
    magnitudes = np.abs(librosa.stft(VOICE[:3200], **frames))
    save("griffin_lim", librosa.griffinlim(magnitudes, init=None, hop_length=100))
    save("griffin_lim_plain", librosa.griffinlim(
        magnitudes, init=None, hop_length=100, momentum=0, n_iter=5, length=3210, n_fft=400)[:1000])
    # What is left after librosa's fit, as its objective (half the mean square) for each sound.
    left = []
    for y, rate, n_fft, n_mels in ((VOICE, 16000, 512, 40), (EVENTS, 22050, 2048, 128), (VOICE, 16000, 400, 128)):
        mel = librosa.feature.melspectrogram(y=y, sr=rate, n_fft=n_fft, n_mels=n_mels)
        fit = librosa.feature.inverse.mel_to_stft(mel, sr=rate, n_fft=n_fft).astype(np.float64) ** 2
        bank = librosa.filters.mel(sr=rate, n_fft=n_fft, n_mels=n_mels).astype(np.float64)
        left.append(0.5 * np.mean((bank @ fit - mel) ** 2) / np.mean(mel.astype(np.float64) ** 2))
    print("objectives", left)
    save("mel_objectives", np.array(left))
    mfcc = librosa.feature.mfcc(y=VOICE, sr=16000, n_mfcc=13, lifter=22, n_mels=40)
    save("mfcc_to_mel", librosa.feature.inverse.mfcc_to_mel(mfcc, n_mels=40, lifter=22))


def main():
    inverses()
    inversions()
    levels()
    pcens()
    linear_cepstra()
    whisper()
    sound = chords()
    tonality(sound)
    constant_q(sound)
    versions = {"python": sys.version.split()[0]}
    versions |= {module.__name__: module.__version__ for module in (librosa, np, scipy)}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


main()
