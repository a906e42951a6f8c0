internal import CAcoustics
internal import Foundation

/// Fundamental frequency by probabilistic YIN; librosa's `pyin`.
///
/// Every trough of YIN's normalised difference is a candidate, with the chance that a threshold drawn from a beta
/// distribution would choose it; a Viterbi search finds the most probable course through them. Rows: `f0` in Hz (not a
/// number where unvoiced, see ``unvoiced``), `voiced_flag` (1 or 0) and `voiced_prob`, 0...1, the chance that the frame
/// alone gives to a voice.
///
/// Mauch and Dixon, "pYIN: a fundamental frequency estimator using probabilistic threshold distributions", 2014.
public struct PYIN: Descriptor, Hashable, Codable {
    /// What `f0` is in frames without voice.
    public enum Unvoiced: Sendable, Hashable, Codable {
        /// Not a number.
        case undefined
        /// The pitch of the search's unvoiced state.
        case bestGuess
        /// This value.
        case value(Float)
    }

    /// The lowest frequency looked for in Hz. Two of its periods should fit into a frame.
    public var fMin: Double

    /// The highest frequency looked for in Hz, at most half the sample rate.
    public var fMax: Double

    /// Samples in a frame.
    public var frameLength: Int

    /// Thresholds from 0 to 1 at which troughs are chosen.
    public var nThresholds: Int

    /// First shape parameter of the beta distribution of thresholds.
    public var betaA: Double

    /// Second shape parameter of the beta distribution of thresholds.
    public var betaB: Double

    /// How much troughs of shorter periods are preferred.
    public var boltzmannParameter: Double

    /// Distance of neighbouring pitches in semitones, between 0 and 1.
    public var resolution: Double

    /// The fastest change of pitch in octaves a second.
    public var maxTransitionRate: Double

    /// Chance of a voice to begin or to end from one frame to the next.
    public var switchProbability: Double

    /// Share of the thresholds below every trough that goes to the lowest trough.
    public var noTroughProbability: Double

    /// Steps of the search that are less probable than this are not considered; nil to consider all.
    public var transitionMinProbability: Double?

    /// What `f0` is in frames without voice.
    public var unvoiced: Unvoiced

    /// Precision of the transforms. librosa's is that of its samples.
    public var precision: Precision

    /// librosa's parameters, over the range of voices.
    public init(
        fMin: Double = 60, fMax: Double = 600, frameLength: Int = 2048, nThresholds: Int = 100, betaA: Double = 2,
        betaB: Double = 18, boltzmannParameter: Double = 2, resolution: Double = 0.1,
        maxTransitionRate: Double = 35.92, switchProbability: Double = 0.01, noTroughProbability: Double = 0.01,
        transitionMinProbability: Double? = 1e-4, unvoiced: Unvoiced = .undefined, precision: Precision = .double
    ) {
        self.fMin = fMin
        self.fMax = fMax
        self.frameLength = frameLength
        self.nThresholds = nThresholds
        self.betaA = betaA
        self.betaB = betaB
        self.boltzmannParameter = boltzmannParameter
        self.resolution = resolution
        self.maxTransitionRate = maxTransitionRate
        self.switchProbability = switchProbability
        self.noTroughProbability = noTroughProbability
        self.transitionMinProbability = transitionMinProbability
        self.unvoiced = unvoiced
        self.precision = precision
    }

    /// Rows f0, voiced_flag and voiced_prob.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        let grid = try signal.frames(ofLength: frameLength)
        let candidates = try PitchCandidates(
            of: signal.samples, grid: grid, sampleRate: signal.sampleRate, options: self, kernels: signal.kernels)
        let lattice = try PitchLattice(
            states: pitchCount(), options: self, hopLength: grid.hopLength, sampleRate: signal.sampleRate)
        let path = lattice.path(through: candidates, kernels: signal.kernels)
        var values = [Float](repeating: 0, count: 3 * grid.count)
        for (frame, state) in path.enumerated() {
            let voiced = state < lattice.states
            let exponent = Double(voiced ? state : state - lattice.states) / Double(12 * binsPerSemitone)
            let pitch = Float(fMin * pow(2, exponent))
            switch unvoiced {
            case .undefined: values[frame] = voiced ? pitch : .nan
            case .bestGuess: values[frame] = pitch
            case .value(let value): values[frame] = voiced ? pitch : value
            }
            values[grid.count + frame] = voiced ? 1 : 0
            values[2 * grid.count + frame] = Float(candidates.voiced[frame])
        }
        return FeatureMatrix(
            names: ["f0", "voiced_flag", "voiced_prob"], frameCount: grid.count, values: values,
            timing: grid.timing(sampleRate: signal.sampleRate))
    }

    /// Pitches to a semitone. The resolution must be checked.
    var binsPerSemitone: Int { Int((1 / resolution).rounded(.up)) }

    /// Pitches from the lowest to the highest frequency, which must be checked.
    func pitchCount() throws(AcousticsError) -> Int {
        try AcousticsError.require(
            resolution >= 1e-3 && resolution < 1, "resolution", resolution, "at least 0.001 and below 1")
        return Int((Double(12 * binsPerSemitone) * log2(fMax / fMin)).rounded(.down)) + 1
    }
}

/// Fundamental frequency of a signal by probabilistic YIN: rows `f0`, `voiced_flag` and `voiced_prob`, see ``PYIN``.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - options: The range, frame and probabilities.
///   - hopLength: Samples from one frame to the next; nil for a quarter of the frame.
///   - center: Whether frame t is centred at sample t * hopLength.
///   - padMode: What stands before and after the signal.
public func pyin(
    _ samples: [Float], sampleRate: Int, _ options: PYIN = PYIN(), hopLength: Int? = nil, center: Bool = true,
    padMode: PadMode = .zero
) throws(AcousticsError) -> FeatureMatrix {
    let stft = STFTOptions(
        nFFT: options.frameLength, hopLength: hopLength ?? options.frameLength / 4, center: center, padMode: padMode)
    return try analyze(samples, sampleRate: sampleRate, descriptors: [options], stft: stft)
}
