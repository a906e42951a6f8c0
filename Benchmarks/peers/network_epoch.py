"""One epoch of a network by PyTorch or Keras in a process of its own: time, peak memory and loss as a line of JSON.

    python network_epoch.py torch|keras conv-lstm|transformer|cnn TABLE.npy [THREADS]

The networks, sizes and settings are those of NetworkWorks.swift. Warms up with one epoch, then measures another.
"""

import json
import resource
import sys
import time

import numpy as np

SHAPES = {"conv-lstm": (44, 128), "transformer": (300, 64), "cnn": (128, 128)}


def torch_epoch(work, x, y, threads):
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    torch.manual_seed(1)

    class ConvLSTM(nn.Module):
        def __init__(self):
            super().__init__()
            self.convolution, self.recurrent = nn.Conv2d(1, 32, 3), nn.LSTM(63 * 32, 128, batch_first=True)
            self.output = nn.Linear(128, 10)

        def forward(self, x):
            x = nn.functional.max_pool2d(torch.relu(self.convolution(x[:, None])), 2)
            return self.output(self.recurrent(x.permute(0, 2, 3, 1).flatten(2))[0][:, -1])

    class Transformer(nn.Module):
        def __init__(self):
            super().__init__()
            self.input, self.output = nn.Linear(64, 128), nn.Linear(128, 10)
            layer = nn.TransformerEncoderLayer(128, 4, 512, dropout=0.1, batch_first=True)
            self.encoder = nn.TransformerEncoder(layer, 4, enable_nested_tensor=False)
            time, feature = torch.arange(300.0)[:, None], torch.arange(128)
            angle = time * 10000.0 ** (-(feature // 2 * 2) / 128)
            self.waves = torch.where(feature % 2 == 0, torch.sin(angle), torch.cos(angle))

        def forward(self, x):
            return self.output(self.encoder(self.input(x) + self.waves).mean(1))

    def cnn():
        layers = []
        for inputs, outputs in ((1, 32), (32, 64), (64, 128)):
            layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
        return nn.Sequential(nn.Unflatten(1, (1, 128)), *layers, nn.Flatten(), nn.Linear(16 * 16 * 128, 10))

    network = {"conv-lstm": ConvLSTM, "transformer": Transformer, "cnn": cnn}[work]()
    inputs, targets = torch.from_numpy(x), torch.from_numpy(y)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    loss = nn.CrossEntropyLoss()

    def epoch():
        total = 0.0
        for rows in torch.randperm(len(y)).split(32):
            optimizer.zero_grad()
            value = loss(network(inputs[rows]), targets[rows])
            value.backward()
            optimizer.step()
            total += value.item() * len(rows)
        return total / len(y)

    return epoch, "PyTorch " + torch.__version__.split("+")[0]


def keras_epoch(work, x, y, threads):
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    from tensorflow import keras
    from keras import layers

    if work != "cnn":
        raise SystemExit("the peer of this network is PyTorch")
    stack = [layers.Input((128, 128, 1))]
    for outputs in (32, 64, 128):
        stack += [layers.Conv2D(outputs, 3, padding="same", activation="relu"), layers.MaxPooling2D(2)]
    network = keras.Sequential(stack + [layers.Flatten(), layers.Dense(10)])
    network.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    images = x[..., None]

    def epoch():
        return network.fit(images, y, batch_size=32, epochs=1, verbose=0).history["loss"][0]

    return epoch, "Keras " + keras.__version__ + ", TensorFlow " + tf.__version__


def main():
    framework, work, path = sys.argv[1:4]
    threads = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    table = np.load(path)
    x = np.ascontiguousarray(table[:, :-1].reshape(len(table), *SHAPES[work]))
    epoch, version = {"torch": torch_epoch, "keras": keras_epoch}[framework](work, x, table[:, -1].astype(np.int64), threads)
    epoch()
    cpu, wall = time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID), time.monotonic()
    check = epoch()
    cpu, wall = time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) - cpu, time.monotonic() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": peak, "check": check, "instructions": version}))


if __name__ == "__main__":
    main()
