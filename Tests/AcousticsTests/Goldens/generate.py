"""Makes the golden files of the Acoustics tests: python3 generate.py [FOLDER OF SHARED DATA]

Needs librosa 1.0 (Python 3.12), scipy and soundfile. Arrays are float32 NumPy files in the layout of librosa,
[features, frames], or float64 where librosa's result is. The versions that made them are in versions.json. With a folder of
recordings the features of twenty clips are made as well; of the recordings themselves nothing is kept.
"""

import json
import pathlib
import sys
import warnings

import librosa
import numpy as np
import scipy.signal
import scipy.stats
import soundfile

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")

CLIPS = [
    "emodb/09b03Lb.flac",
    "emodb/11a02Ec.flac",
    "emodb/13b10Wc.flac",
    "emodb/14a07Ld.flac",
    "emodb/14b10Eb.flac",
    "emodb/15a07Ac.flac",
    "ravdess/Actor_02/03-01-01-01-01-01-02.flac",
    "ravdess/Actor_09/03-01-06-02-01-02-09.flac",
    "ravdess/Actor_17/03-01-02-02-01-01-17.flac",
    "ravdess/Actor_19/03-01-04-02-01-02-19.flac",
    "korean/emotional-to-emotional/nea/wav/nea00301.flac",
    "korean/emotional-to-emotional/neb/wav/neb00003.flac",
    "korean/emotional-to-emotional/neb/wav/neb00302.flac",
    "korean/emotional-to-emotional/nel/wav/nel00205.flac",
    "amharic/03Happy/h3-02-01-01-47.flac",
    "amharic/04Sad/s4-03-02-02-53.flac",
    "amharic/05Angry/a5-03-01-02-60.flac",
    "baved/1/4-m-20-1-1-402.flac",
    "baved/4/47-m-20-4-1-1253.flac",
    "baved/6/47-m-20-6-0-1731.flac",
]


def save(name, values):
    values = np.ascontiguousarray(values)
    if values.dtype == np.complex64:
        values = np.stack([values.real, values.imag], axis=-1)
    np.save(HERE / f"{name}.npy", values)


def signals():
    """Two sounds by formula: a gliding voice with noise, and events between silences."""
    rng = np.random.default_rng(7)
    rate = 16000
    time = np.arange(rate * 4 // 5) / rate
    pitch = 140 + 60 * time + 4 * np.sin(2 * np.pi * 5 * time)
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    voice = sum(np.sin(k * phase) / k ** 1.3 * (1 + np.cos(k)) for k in range(1, 30))
    voice = 0.1 * voice * (0.3 + np.abs(np.sin(2 * np.pi * 1.5 * time))) + 0.003 * rng.standard_normal(len(time))
    save("voice", voice.astype(np.float32))

    rate = 22050
    time = np.arange(rate * 7 // 10) / rate
    events = np.where((time > 0.1) & (time < 0.25), 0.8 * np.sin(2 * np.pi * 3000 * time), 0)
    events += np.where((time > 0.3) & (time < 0.4), 0.2 * np.sign(np.sin(2 * np.pi * 441 * time)), 0)
    events += np.where((time > 0.5) & (time < 0.6), 0.05 * rng.standard_normal(len(time)), 0)
    events[[6000, 10000, 10001]] = 1, -1, 0.5
    save("events", events.astype(np.float32))


def spectra(voice, events):
    options = dict(n_fft=256, hop_length=250, win_length=200, window="hamming", pad_mode="reflect")
    save("stft_voice", librosa.stft(voice, **options))
    for n_fft, name in ((441, "odd"), (254, "prime"), (127, "odd_prime"), (2, "two"), (1, "one")):
        hop = max(1501, n_fft)
        save(f"stft_{name}", librosa.stft(events, n_fft=n_fft, hop_length=hop, center=n_fft > 1))
    save("stft_uncentered", np.abs(librosa.stft(voice, n_fft=512, hop_length=700, center=False, window="blackman")))
    save("stft_edge", np.abs(librosa.stft(voice, n_fft=512, hop_length=3000, pad_mode="edge", window="boxcar")))
    for count in (1, 10, 2047):
        save(f"mel_short_{count}", librosa.feature.melspectrogram(y=voice[:count], sr=16000, n_mels=40))
    save("reflect_short", np.abs(librosa.stft(voice[:5], n_fft=32, hop_length=2, pad_mode="reflect")))
    for name, window in (
        ("rectangular", "boxcar"), ("hann", "hann"), ("hamming", "hamming"), ("blackman", "blackman"),
        ("blackmanHarris", "blackmanharris"), ("bartlett", "bartlett"), ("cosine", "cosine"),
        ("kaiser", ("kaiser", 8.6)), ("gaussian", ("gaussian", 5.5)),
    ):
        for length in (1, 24, 31):
            save(f"window_{name}_{length}", scipy.signal.get_window(window, length))


def mels(voice, events):
    save("bank_slaney", librosa.filters.mel(sr=22050, n_fft=512, n_mels=40))
    save("bank_htk", librosa.filters.mel(sr=16000, n_fft=400, n_mels=26, fmin=20, fmax=7600, htk=True, norm=None))
    save("bank_empty", librosa.filters.mel(sr=8000, n_fft=128, n_mels=64, fmax=6000))
    save("mel_events", librosa.feature.melspectrogram(y=events, sr=22050))
    speech = dict(sr=16000, n_fft=400, hop_length=160)
    save("mel_voice", librosa.feature.melspectrogram(y=voice, n_mels=80, **speech))
    save("mel_htk", librosa.feature.melspectrogram(
        y=voice, n_mels=26, fmin=20, fmax=7600, htk=True, norm=None, power=1, **speech))
    mel = librosa.feature.melspectrogram(y=events, sr=22050, n_mels=32)
    save("mel_db", librosa.power_to_db(mel))
    save("mel_db_max", librosa.power_to_db(mel, ref=np.max, top_db=None, amin=1e-6))
    save("mel_db_ref", librosa.power_to_db(mel, ref=20.0, top_db=35))
    save("amplitude_db", librosa.amplitude_to_db(np.sqrt(mel), ref=0.5, top_db=60))
    save("mfcc_events", librosa.feature.mfcc(y=events, sr=22050))
    voiced = librosa.feature.mfcc(y=voice, n_mfcc=13, n_mels=40, lifter=22, **speech)
    save("mfcc_lifted", voiced)
    save("delta_1", librosa.feature.delta(voiced))
    save("delta_2", librosa.feature.delta(voiced, order=2))
    save("delta_nearest", librosa.feature.delta(voiced, width=5, mode="nearest"))
    save("delta_3_nearest", librosa.feature.delta(voiced, width=7, order=3, mode="nearest"))


def shapes(voice, events):
    for name, y, rate, n_fft, hop in (("events", events, 22050, 2048, 512), ("voice", voice, 16000, 512, 160)):
        options = dict(n_fft=n_fft, hop_length=hop)
        feature = librosa.feature
        save(f"centroid_{name}", feature.spectral_centroid(y=y, sr=rate, **options))
        save(f"bandwidth_{name}", feature.spectral_bandwidth(y=y, sr=rate, **options))
        save(f"rolloff_{name}", feature.spectral_rolloff(y=y, sr=rate, **options))
        save(f"rolloff_20_{name}", feature.spectral_rolloff(y=y, sr=rate, roll_percent=0.2, **options))
        save(f"flatness_{name}", feature.spectral_flatness(y=y, **options))
        save(f"contrast_{name}", feature.spectral_contrast(y=y, sr=rate, n_bands=6 if rate > 16000 else 5, **options))
        save(f"rms_{name}", feature.rms(y=y, frame_length=n_fft, hop_length=hop))
        save(f"zcr_{name}", feature.zero_crossing_rate(y, frame_length=n_fft, hop_length=hop))
    save("rms_uncentered", librosa.feature.rms(y=voice, frame_length=333, hop_length=500, center=False))
    save("zcr_threshold", librosa.feature.zero_crossing_rate(events, threshold=0.05))
    # From 64-bit samples librosa computes in 64 bits throughout.
    wide = dict(sr=16000, fmin=60, fmax=600, frame_length=1024, hop_length=160)
    save("yin_voice", librosa.yin(voice.astype(np.float64), **wide))
    save("yin_voice_single", librosa.yin(voice, **wide))
    save("yin_events", librosa.yin(events.astype(np.float64), sr=22050, fmin=65, fmax=2093, trough_threshold=0.2))


def functionals():
    rng = np.random.default_rng(3)
    rows = np.stack([
        rng.standard_normal(37), np.cumsum(rng.standard_normal(37)), rng.exponential(size=37), np.full(37, 0.1),
    ]).astype(np.float32)
    save("functional_rows", rows)
    results = []
    for row in rows.astype(np.float64):
        frames = np.arange(37)
        line = np.polyfit(frames, row, 1)
        steps = np.diff(row)
        constant = np.ptp(row) == 0
        results.append([
            row.mean(), row.std(), row.min(), row.max(), np.ptp(row), np.median(row), np.percentile(row, 25),
            np.percentile(row, 75), scipy.stats.iqr(row), 0 if constant else scipy.stats.skew(row),
            0 if constant else scipy.stats.kurtosis(row), line[0] * 100,
            np.sqrt(np.mean((row - np.polyval(line, frames)) ** 2)), row.argmax() / 36, row.argmin() / 36,
            np.abs(steps).mean(), 0 if constant else steps[steps > 0].mean() * 100,
            0 if constant else steps[steps < 0].mean() * 100,
        ])
    save("functional_values", np.array(results))


def clips(data):
    for index, clip in enumerate(CLIPS):
        y, rate = soundfile.read(data / clip, dtype="float32")
        save(f"clips/{index:02}_mfcc", librosa.feature.mfcc(y=y, sr=rate))
        save(f"clips/{index:02}_mel", librosa.feature.melspectrogram(y=y, sr=rate, hop_length=4096))
        save(f"clips/{index:02}_mel_speech", librosa.power_to_db(librosa.feature.melspectrogram(
            y=y, sr=rate, n_fft=400, hop_length=1600, n_mels=80)))
        save(f"clips/{index:02}_yin", librosa.yin(
            y.astype(np.float64), sr=rate, fmin=60, fmax=600, frame_length=1024, hop_length=512))
    (HERE / "clips" / "names.json").write_text(json.dumps(CLIPS, indent=1) + "\n")


def main():
    signals()
    voice, events = np.load(HERE / "voice.npy"), np.load(HERE / "events.npy")
    spectra(voice, events)
    mels(voice, events)
    shapes(voice, events)
    functionals()
    if len(sys.argv) > 1:
        (HERE / "clips").mkdir(exist_ok=True)
        clips(pathlib.Path(sys.argv[1]))
    versions = {"python": sys.version.split()[0]}
    versions |= {module.__name__: module.__version__ for module in (librosa, np, scipy, soundfile)}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")


main()
