internal import CAcoustics
internal import Foundation

/// Mel-frequency cepstral coefficients as a descriptor.
public struct MFCC: Descriptor, Hashable {
    /// Number of coefficients, from 0 up.
    public var count: Int

    /// The mel bands that the cosines are fitted to.
    public var mel: MelOptions

    /// Strength of the sine lifter that raises the higher coefficients; 0 for none.
    public var lifter: Double

    /// How band energies become levels. librosa always uses the default here.
    public var decibels: DecibelOptions

    /// librosa's `mfcc`: 20 coefficients of 128 bands, orthonormal DCT-II, no lifter, levels within 80 dB.
    public init(
        count: Int = 20, mel: MelOptions = MelOptions(), lifter: Double = 0,
        decibels: DecibelOptions = DecibelOptions()
    ) {
        self.count = count
        self.mel = mel
        self.lifter = lifter
        self.decibels = decibels
    }

    private var levels: MelSpectrogram { MelSpectrogram(mel: mel, decibels: decibels) }

    /// The mel bands.
    public var stages: [any SpectralStage] { levels.stages }

    /// Rows mfcc_0, mfcc_1, …
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try AcousticsError.require(
            count >= 1 && count <= mel.nMels, "count", count, "in 1...\(mel.nMels), the number of mel bands")
        try AcousticsError.require(lifter >= 0 && lifter.isFinite, "lifter", lifter, "at least 0")
        let cosines = CosineTransform(outputs: count, inputs: mel.nMels, lifter: lifter)
        return try cosines.apply(
            to: try levels.features(of: signal), names: (0..<count).map { "mfcc_\($0)" }, kernels: signal.kernels)
    }
}

/// The first outputs of an orthonormal DCT-II over the rows of a matrix.
struct CosineTransform {
    let outputs: Int
    let inputs: Int
    private let matrix: [Double]

    /// With a lifter L above zero, output k is multiplied by 1 + L / 2 sin(pi (k + 1) / L).
    init(outputs: Int, inputs: Int, lifter: Double = 0) {
        self.outputs = outputs
        self.inputs = inputs
        // The angles in units of pi / (2 inputs) are whole; a turn has 4 inputs of them.
        let cosines = (0..<4 * inputs).map { cos(.pi * Double($0) / Double(2 * inputs)) }
        var matrix: [Double] = []
        matrix.reserveCapacity(outputs * inputs)
        for k in 0..<outputs {
            let norm = ((k == 0 ? 1 : 2) / Double(inputs)).squareRoot()
            let lift = lifter > 0 ? 1 + lifter / 2 * sin(.pi * Double(k + 1) / lifter) : 1
            for n in 0..<inputs {
                matrix.append(lift * norm * cosines[(2 * n + 1) * k % (4 * inputs)])
            }
        }
        self.matrix = matrix
    }

    /// The transform of every column of `rows`.
    func apply(
        to rows: FeatureMatrix, names: [String], kernels: Kernels
    ) throws(AcousticsError) -> FeatureMatrix {
        let frames = rows.frameCount
        let size = FrameReader.blockSize
        return try FeatureMatrix(names: names, frameCount: frames, timing: rows.timing) { output in
            let block = AlignedRoom(count: (inputs + outputs) * size)
            // Doubles, twice as many as there are inputs.
            let room = AlignedRoom(count: 4 * inputs * size)
            let result = block.base + inputs * size
            for start in stride(from: 0, to: frames, by: size) {
                let count = min(size, frames - start)
                rows.values.withUnsafeBufferPointer { values in
                    guard let base = values.baseAddress else { return }
                    kernels.table.pointee.gather(base + start, inputs, frames, count, block.base)
                }
                kernels.table.pointee.cosine(matrix, outputs, inputs, block.base, result, room.base)
                guard let base = output.baseAddress else { return }
                kernels.table.pointee.place(result, outputs, count, base + start, frames)
            }
        }
    }
}

/// Mel-frequency cepstral coefficients of a signal: shape [count, frames], equal to librosa's `feature.mfcc`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - count: Number of coefficients (`n_mfcc`), at most the number of mel bands.
///   - mel: The bands.
///   - lifter: Strength of the sine lifter; 0 for none.
///   - stft: The frames.
public func mfcc(
    _ samples: [Float], sampleRate: Int, count: Int = 20, mel: MelOptions = MelOptions(), lifter: Double = 0,
    stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(
        samples, sampleRate: sampleRate, descriptors: [MFCC(count: count, mel: mel, lifter: lifter)], stft: stft)
}
