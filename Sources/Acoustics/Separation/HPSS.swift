internal import CAcoustics

/// How harmonic and percussive parts of a spectrogram are told apart; librosa's parameters and defaults.
///
/// A harmonic sound is steady in time, so a median over neighbouring frames keeps it; a percussive one is spread over
/// frequency, so a median over neighbouring bins keeps that. Each bin is divided between the parts by these medians
/// (Fitzgerald 2010; margins after Driedger, Müller and Disch 2014). The whole signal is needed: this cannot stream.
public struct HPSSOptions: Sendable, Hashable, Codable {
    /// Frames in the harmonic part's median, 1...65536.
    public var harmonicKernelSize: Int

    /// Bins in the percussive part's median, 1...65536.
    public var percussiveKernelSize: Int

    /// Exponent of the medians in the masks, above 0; infinity gives each bin to one part wholly.
    public var power: Double

    /// How many times the percussive median the harmonic one has to be, at least 1. Above 1 a rest belongs to neither.
    public var harmonicMargin: Double

    /// How many times the harmonic median the percussive one has to be, at least 1.
    public var percussiveMargin: Double

    /// librosa's defaults: medians of 31, power 2, margin 1.
    public init(kernelSize: Int = 31, power: Double = 2, margin: Double = 1) {
        self.init(
            harmonicKernelSize: kernelSize, percussiveKernelSize: kernelSize, power: power, harmonicMargin: margin,
            percussiveMargin: margin)
    }

    /// Sizes and margins of their own for the two parts.
    public init(
        harmonicKernelSize: Int, percussiveKernelSize: Int, power: Double = 2, harmonicMargin: Double = 1,
        percussiveMargin: Double = 1
    ) {
        self.harmonicKernelSize = harmonicKernelSize
        self.percussiveKernelSize = percussiveKernelSize
        self.power = power
        self.harmonicMargin = harmonicMargin
        self.percussiveMargin = percussiveMargin
    }

    func check() throws(AcousticsError) {
        for (name, size) in [
            ("harmonicKernelSize", harmonicKernelSize), ("percussiveKernelSize", percussiveKernelSize),
        ] {
            try AcousticsError.require(size >= 1 && size <= 1 << 16, name, size, "in 1...\(1 << 16)")
        }
        try requirePower(power)
        for (name, margin) in [("harmonicMargin", harmonicMargin), ("percussiveMargin", percussiveMargin)] {
            try AcousticsError.require(margin >= 1 && margin.isFinite, name, margin, "finite and at least 1")
        }
    }
}

/// The harmonic and the percussive part of something.
public struct HarmonicPercussive<Part: Sendable>: Sendable {
    /// What is steady in time.
    public let harmonic: Part

    /// What is spread over frequency.
    public let percussive: Part
}

extension HarmonicPercussive: Equatable where Part: Equatable {}

/// Harmonic and percussive parts of a magnitude spectrogram; librosa's `decompose.hpss`.
///
/// - Parameters:
///   - spectrogram: Magnitudes of shape [bins, frames], at least 0.
///   - options: The medians and masks.
/// - Returns: Magnitudes of the same shape, which with margins of 1 add up to the spectrogram.
/// - Throws: ``AcousticsError`` for values that are negative or not finite and for parameters that cannot be.
public func hpss(
    _ spectrogram: FeatureMatrix, _ options: HPSSOptions = HPSSOptions()
) throws(AcousticsError) -> HarmonicPercussive<FeatureMatrix> {
    try hpss(spectrogram, options, scaled: true, instructionSet: .best)
}

/// The masks that ``hpss(_:_:)-(FeatureMatrix,_)`` multiplies a magnitude spectrogram by: each value is the share of a
/// bin that belongs to the part, 0...1. librosa's `decompose.hpss` with `mask=True`.
///
/// - Throws: ``AcousticsError`` for values that are negative or not finite and for parameters that cannot be.
public func hpssMasks(
    _ spectrogram: FeatureMatrix, _ options: HPSSOptions = HPSSOptions()
) throws(AcousticsError) -> HarmonicPercussive<FeatureMatrix> {
    try hpss(spectrogram, options, scaled: false, instructionSet: .best)
}

/// The parts (scaled) or their masks, computed with the kernels of an instruction set.
package func hpss(
    _ spectrogram: FeatureMatrix, _ options: HPSSOptions, scaled: Bool, instructionSet: InstructionSet
) throws(AcousticsError) -> HarmonicPercussive<FeatureMatrix> {
    try options.check()
    let kernels = Kernels(instructionSet)
    let magnitudes = spectrogram.values
    try requireMagnitudes(magnitudes, "spectrogram", kernels: kernels)
    var harmonic = try medianFilter(
        spectrogram, size: options.harmonicKernelSize, along: .time, instructionSet: instructionSet)
    var percussive = try medianFilter(
        spectrogram, size: options.percussiveKernelSize, along: .frequency, instructionSet: instructionSet)
    divide(
        &harmonic, &percussive, margins: (options.harmonicMargin, options.percussiveMargin), power: options.power,
        unknown: options.harmonicMargin == 1 && options.percussiveMargin == 1 ? 0.5 : 0,
        scale: scaled ? magnitudes : nil, kernels: kernels)
    func matrix(_ values: [Float]) -> FeatureMatrix {
        FeatureMatrix(
            names: spectrogram.names, frameCount: spectrogram.frameCount, values: values, timing: spectrogram.timing)
    }
    return HarmonicPercussive(harmonic: matrix(harmonic), percussive: matrix(percussive))
}
