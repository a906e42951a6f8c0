/// The Geneva Minimalistic Acoustic Parameter Sets as openSMILE 2.6 and 3 define them.
///
/// Eyben and others, "The Geneva Minimalistic Acoustic Parameter Set (GeMAPS) for voice research and affective
/// computing", IEEE Transactions on Affective Computing 7 (2), 2016.
public enum GeMAPSVersion: String, Sendable, Hashable, Codable, CaseIterable {
    /// The extended set: 88 features.
    case eGeMAPSv02
    /// The minimal set: 62 features.
    case geMAPSv01b = "GeMAPSv01b"

    /// The names of the features of an utterance, in openSMILE's order.
    public var names: [String] {
        let extended = self == .eGeMAPSv02
        let contours = ["F0semitoneFrom27.5Hz_sma3nz", "loudness_sma3"].flatMap { name in
            Self.contourFunctionals.map { "\(name)_\($0)" }
        }
        let steady = extended ? GeMAPSTilt.cepstralNames.flatMap { Self.moments("\($0)_sma3") } : []
        let voiced = (voiceNames.dropFirst() + tiltNames.map(Self.voicedName)).flatMap { Self.moments("\($0)_sma3nz") }
        let unvoiced = tiltNames.filter { !$0.hasPrefix("mfcc") }.map {
            "\(Self.inserting("UV", into: $0))_sma3nz_amean"
        }
        return contours + steady + voiced + unvoiced + Self.temporalNames
            + (extended ? ["equivalentSoundLevel_dBp"] : [])
    }

    /// The names of the descriptors of each frame, in openSMILE's order.
    public var descriptorNames: [String] {
        (["Loudness"] + tiltNames).map { "\($0)_sma3" } + voiceNames.map { "\($0)_sma3nz" }
    }

    /// Descriptors of the voice, pitch first.
    var voiceNames: [String] {
        self == .eGeMAPSv02
            ? GeMAPSVoiceRow.allCases.map(\.rawValue)
            : GeMAPSVoiceRow.allCases.filter { $0 != .f2Bandwidth && $0 != .f3Bandwidth }.map(\.rawValue)
    }

    /// Descriptors of the spectrum's shape.
    var tiltNames: [String] {
        GeMAPSTilt.shapeNames + (self == .eGeMAPSv02 ? GeMAPSTilt.cepstralNames : [])
    }

    private static let contourFunctionals = [
        "amean", "stddevNorm", "percentile20.0", "percentile50.0", "percentile80.0", "pctlrange0-2", "meanRisingSlope",
        "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope",
    ]

    private static let temporalNames = [
        "loudnessPeaksPerSec", "VoicedSegmentsPerSec", "MeanVoicedSegmentLengthSec", "StddevVoicedSegmentLengthSec",
        "MeanUnvoicedSegmentLength", "StddevUnvoicedSegmentLength",
    ]

    private static func moments(_ name: String) -> [String] { ["\(name)_amean", "\(name)_stddevNorm"] }

    private static func voicedName(_ name: String) -> String { inserting("V", into: name) }

    /// slope0-500 becomes slopeV0-500; all others get the mark at their end.
    private static func inserting(_ mark: String, into name: String) -> String {
        name.hasPrefix("slope") ? "slope\(mark)\(name.dropFirst(5))" : name + mark
    }
}

/// The descriptors that a voice has in a frame.
enum GeMAPSVoiceRow: String, CaseIterable {
    case pitch = "F0semitoneFrom27.5Hz"
    case jitter = "jitterLocal"
    case shimmer = "shimmerLocaldB"
    case harmonicity = "HNRdBACF"
    case h1h2 = "logRelF0-H1-H2"
    case h1a3 = "logRelF0-H1-A3"
    case f1Frequency = "F1frequency"
    case f1Bandwidth = "F1bandwidth"
    case f1Amplitude = "F1amplitudeLogRelF0"
    case f2Frequency = "F2frequency"
    case f2Bandwidth = "F2bandwidth"
    case f2Amplitude = "F2amplitudeLogRelF0"
    case f3Frequency = "F3frequency"
    case f3Bandwidth = "F3bandwidth"
    case f3Amplitude = "F3amplitudeLogRelF0"
}
