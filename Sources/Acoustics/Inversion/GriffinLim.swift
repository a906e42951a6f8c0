internal import Foundation

/// How phases are found for magnitudes; librosa's parameters and defaults.
public struct GriffinLimOptions: Sendable, Hashable, Codable {
    /// Turns of the iteration, at least 0.
    public var iterations: Int

    /// How far each turn goes on beyond the one before, at least 0; 0 is Griffin and Lim's own algorithm, and above 1 it
    /// may not settle.
    public var momentum: Double

    /// The phases to begin with.
    public var start: Start

    /// Phases to begin with.
    public enum Start: Sendable, Hashable, Codable {
        /// Zero everywhere (librosa's `init=None`).
        case zero
        /// Random ones that depend on the seed alone; not NumPy's.
        case random(seed: UInt64)
    }

    /// librosa's: 32 turns, momentum 0.99, random phases.
    public init(iterations: Int = 32, momentum: Double = 0.99, start: Start = .random(seed: 0)) {
        self.iterations = iterations
        self.momentum = momentum
        self.start = start
    }

    /// Throws for parameters that cannot be.
    func check() throws(AcousticsError) {
        try AcousticsError.require(
            iterations >= 0 && iterations <= 100_000, "iterations", iterations, "in 0...100000")
        try AcousticsError.require(momentum >= 0 && momentum.isFinite, "momentum", momentum, "at least 0")
    }
}

/// A signal whose spectra have nearly the given magnitudes: the fast Griffin-Lim algorithm (Perraudin, Balazs and
/// Søndergaard 2013), equal to librosa's `griffinlim` from the same phases.
///
/// - Parameters:
///   - magnitudes: Shape [nFFT / 2 + 1, frames].
///   - options: The iteration.
///   - stft: The frames.
///   - length: Samples of the result; nil for what the frames span.
/// - Returns: One channel.
/// - Throws: ``AcousticsError`` for magnitudes of another size than the frames, or not finite, fewer samples than make a
///   frame, and parameters that cannot be.
public func griffinLim(
    _ magnitudes: FeatureMatrix, _ options: GriffinLimOptions = GriffinLimOptions(),
    stft frames: STFTOptions = STFTOptions(), length: Int? = nil
) throws(AcousticsError) -> [Float] {
    try options.check()
    try AcousticsError.require(
        magnitudes.values.allSatisfy(\.isFinite), "magnitudes", "not finite", "finite everywhere")
    var phases = PhaseEstimate(magnitudes: magnitudes.values, start: options.start)
    let share = Float(options.momentum / (1 + options.momentum))
    for _ in 0..<options.iterations {
        let signal = try istft(phases.spectra(of: magnitudes), frames, length: length)
        let rebuilt = try stft(signal, sampleRate: magnitudes.timing.sampleRate, frames)
        try AcousticsError.require(
            rebuilt.frameCount == magnitudes.frameCount, "length", signal.count,
            "such that it has \(magnitudes.frameCount) frames (not \(rebuilt.frameCount))")
        phases.update(with: rebuilt, momentum: share)
    }
    return try istft(phases.spectra(of: magnitudes), frames, length: length)
}

/// Spectra with the right magnitudes and the phases found so far.
private struct PhaseEstimate {
    private let magnitudes: [Float]
    private var real: [Float]
    private var imaginary: [Float]
    private var previous: ComplexSpectrogram?

    init(magnitudes: [Float], start: GriffinLimOptions.Start) {
        self.magnitudes = magnitudes
        real = magnitudes
        imaginary = [Float](repeating: 0, count: magnitudes.count)
        if case .random(let seed) = start {
            for index in magnitudes.indices {
                let angle = 2 * Double.pi * Self.unit(seed, index)
                real[index] = magnitudes[index] * Float(cos(angle))
                imaginary[index] = magnitudes[index] * Float(sin(angle))
            }
        }
    }

    /// A number in 0..<1 for each index (SplitMix64, Steele, Lea and Flood 2014).
    private static func unit(_ seed: UInt64, _ index: Int) -> Double {
        var mixed = seed &+ UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }

    func spectra(of matrix: FeatureMatrix) throws(AcousticsError) -> ComplexSpectrogram {
        try ComplexSpectrogram(
            real: real, imaginary: imaginary, frameCount: matrix.frameCount, timing: matrix.timing)
    }

    /// Takes the phases of spectra that some signal has, less a share of those before.
    mutating func update(with rebuilt: ComplexSpectrogram, momentum: Float) {
        for index in magnitudes.indices {
            let x = rebuilt.real[index] - (previous.map { momentum * $0.real[index] } ?? 0)
            let y = rebuilt.imaginary[index] - (previous.map { momentum * $0.imaginary[index] } ?? 0)
            // Squares of small parts would vanish in single precision.
            let size = (Double(x) * Double(x) + Double(y) * Double(y)).squareRoot()
            let scale = magnitudes[index] / (Float(size) + .leastNormalMagnitude)
            real[index] = x * scale
            imaginary[index] = y * scale
        }
        previous = rebuilt
    }
}

/// A signal with given mel band energies: ``melToSTFT(_:nFFT:power:options:)``, then
/// ``griffinLim(_:_:stft:length:)``; librosa's `mel_to_audio`.
///
/// - Parameters:
///   - mel: Energies or amplitudes of mel bands, none below zero.
///   - bands: The bands; nil for librosa's defaults.
///   - power: What the bands are sums of.
///   - options: How phases are found.
///   - stft: The frames that the energies are of.
///   - length: Samples of the result; nil for what the frames span.
public func melToAudio(
    _ mel: FeatureMatrix, bands: MelOptions? = nil, power: MelSpectrogram.Power = .power,
    _ options: GriffinLimOptions = GriffinLimOptions(), stft: STFTOptions = STFTOptions(), length: Int? = nil
) throws(AcousticsError) -> [Float] {
    try griffinLim(
        melToSTFT(mel, nFFT: stft.nFFT, power: power, options: bands), options, stft: stft, length: length)
}
