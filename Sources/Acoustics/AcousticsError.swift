/// Why features could not be computed.
public enum AcousticsError: Error, Sendable, Equatable {
    /// There are no samples. (librosa pads nothing to one frame of zeros here.)
    case emptySignal

    /// A sample is infinite or not a number.
    case nonFiniteSample(index: Int)

    /// Uncentred frames need a whole frame of samples.
    case signalTooShort(samples: Int, needed: Int)

    /// A measure needs more seconds of sound than there are.
    case soundTooShort(seconds: Double, needed: Double, purpose: String)

    /// A parameter has a value that it cannot have.
    case invalidParameter(name: String, value: String, allowed: String)

    /// A frequency range is empty or reaches where it must not.
    case invalidFrequencyRange(fMin: Double, fMax: Double, hint: String)

    /// A computation over time needs more frames than there are.
    case tooFewFrames(frames: Int, needed: Int, hint: String)

    /// Matrices that were to be joined differ in their frames.
    case framesDiffer(expected: String, found: String)

    /// A matrix has no feature of this name.
    case unknownFeature(name: String, available: [String])

    /// A transform is too long, or memory is short.
    case transformUnavailable(length: Int)

    /// A feature needs the whole signal, for a reason.
    case cannotStream(feature: String, reason: String)

    /// A stream was given samples after its end.
    case streamEnded
}

extension AcousticsError: CustomStringConvertible {
    /// What went wrong, with the values, in one sentence.
    public var description: String {
        switch self {
        case .emptySignal:
            return "the signal has no samples"
        case .nonFiniteSample(let index):
            return "sample \(index) is infinite or not a number"
        case .signalTooShort(let samples, let needed):
            return "\(samples) samples are fewer than the \(needed) of a frame; center the frames or give more sound"
        case .soundTooShort(let seconds, let needed, let purpose):
            return "\(seconds) s of sound are fewer than the \(needed) s that \(purpose) needs"
        case .invalidParameter(let name, let value, let allowed):
            return "\(name) is \(value); it must be \(allowed)"
        case .invalidFrequencyRange(let fMin, let fMax, let hint):
            return "the range \(fMin) to \(fMax) Hz cannot be used: \(hint)"
        case .tooFewFrames(let frames, let needed, let hint):
            return "\(frames) frames are fewer than the \(needed) needed: \(hint)"
        case .framesDiffer(let expected, let found):
            return "features of \(found) cannot be joined to features of \(expected)"
        case .unknownFeature(let name, let available):
            return "there is no feature named \(name) among \(available.joined(separator: ", "))"
        case .transformUnavailable(let length):
            return "a transform of \(length) samples is too long, or memory is short"
        case .cannotStream(let feature, let reason):
            return "\(feature) cannot be computed from a live stream: \(reason)"
        case .streamEnded:
            return "the stream has ended; begin a new one for more samples"
        }
    }
}

extension AcousticsError {
    /// Throws unless a parameter satisfies its condition.
    static func require(
        _ condition: Bool, _ name: String, _ value: some CustomStringConvertible, _ allowed: String
    ) throws(AcousticsError) {
        if !condition { throw .invalidParameter(name: name, value: value.description, allowed: allowed) }
    }
}
