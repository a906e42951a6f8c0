/// Something about a source that did not keep it from being read, but that its user should know.
public enum AudioWarning: Equatable, Sendable, Codable, CustomStringConvertible {
    /// The sound ends before the length that the file declares; what is there was read.
    case truncated(decodedSeconds: Double, declaredSeconds: Double)

    /// The header does not say how long the sound is, as in recordings that were streamed.
    case lengthNotDeclared

    /// Parts of a compressed sound could not be decoded and are left out; the first at this time.
    case damaged(packets: Int, firstSeconds: Double)

    /// The span asked for ends after the sound does.
    case spanEndsLate(end: Double, duration: Double)

    /// Whether sound that the source should hold is missing from the result.
    public var isLoss: Bool {
        switch self {
        case .truncated, .damaged: true
        case .lengthNotDeclared, .spanEndsLate: false
        }
    }

    /// A short name that stays the same in all versions.
    public var code: String {
        switch self {
        case .truncated: "audio.truncated"
        case .lengthNotDeclared: "audio.length_not_declared"
        case .damaged: "audio.damaged"
        case .spanEndsLate: "audio.span_ends_late"
        }
    }

    /// The warning in English.
    public var description: String {
        switch self {
        case .truncated(let decoded, let declared):
            "the sound ends at \(AudioError.time(decoded)), but declares \(AudioError.time(declared))"
        case .lengthNotDeclared: "the header does not say how long the sound is"
        case .damaged(let packets, let first):
            "\(packets) damaged part(s) left out, the first at \(AudioError.time(first))"
        case .spanEndsLate(let end, let duration):
            "the span ends at \(AudioError.time(end)), but the sound at \(AudioError.time(duration))"
        }
    }
}
