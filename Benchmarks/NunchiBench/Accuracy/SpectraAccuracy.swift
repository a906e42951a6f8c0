import Acoustics

/// Back from spectra, and spectra on other scales, in the defaults of the libraries that they follow.
let furtherSpectralComputations: [String: Computation] = [
    "istft": { samples, rate in try istft(stft(samples, sampleRate: rate)).map(Double.init) }
]
