import Acoustics

/// Spectra and what is read off them, in librosa's default frames.
let spectralComputations: [String: Computation] = [
    "power": descriptor(PowerSpectrogram()),
    "mel": descriptor(MelSpectrogram()),
    "mel-db": descriptor(MelSpectrogram(decibels: DecibelOptions())),
    "mfcc": descriptor(MFCC(count: 20)),
    "mfcc-delta": descriptor(Delta(of: MFCC(count: 20), DeltaOptions())),
    "rms": descriptor(RMS()),
    "zcr": descriptor(ZeroCrossingRate()),
    "centroid": descriptor(SpectralCentroid()),
    "bandwidth": descriptor(SpectralBandwidth()),
    "rolloff": descriptor(SpectralRolloff()),
    "flatness": descriptor(SpectralFlatness()),
    "contrast": descriptor(SpectralContrast()),
    "yin": { samples, rate in
        let rows = try analyze(samples, sampleRate: rate, descriptors: [YIN(fMin: 65, fMax: 2093)])
        return rows.row(0).map(Double.init)
    },
]

/// One descriptor in librosa's default frames.
func descriptor(_ descriptor: any Descriptor) -> Computation {
    { samples, rate in try analyze(samples, sampleRate: rate, descriptors: [descriptor]).doubles }
}
