"""Writes frames.json: mel levels of a made-up sound by librosa, which the feature sets with frames must give as well."""

import json
import pathlib

import librosa
import numpy as np


def sound(rate, seconds):
    time = np.arange(int(rate * seconds)) / rate
    return (0.3 * np.sin(2 * np.pi * 220 * time) + 0.2 * np.sin(2 * np.pi * (900 * time + 600 * time**2))).astype(
        np.float32
    )


def picked(levels, frames):
    return [[round(float(value), 4) for value in levels[:, frame]] for frame in frames]


y = sound(16000, 0.5)
log_mel = librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=16000, n_fft=512, hop_length=256, n_mels=64))
y = sound(22050, 0.5)
y = np.concatenate([y, np.zeros(43 * 512 - len(y), np.float32)])
image = librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=22050), ref=np.max)
mfcc = librosa.feature.mfcc(y=sound(16000, 0.5), sr=16000, n_fft=512, hop_length=256, n_mels=40, n_mfcc=13)
result = {
    "librosa": librosa.__version__,
    "log_mel": {"shape": list(log_mel.T.shape), "frames": [0, 7, 20], "values": picked(log_mel, [0, 7, 20])},
    "mel_image": {"shape": list(image.T.shape), "frames": [0, 10, 40], "values": picked(image, [0, 10, 40])},
    "mfcc": {"frames": [3, 15], "values": picked(mfcc, [3, 15])},
}
pathlib.Path(__file__).with_name("frames.json").write_text(json.dumps(result) + "\n")
