/// Judges a source that came to its end: whether all is there that should be.
struct EndOfSound {
    /// Something wrong: always worth a warning, an error too where the sound that is there cannot be relied on.
    struct Fault {
        let warning: AudioWarning
        let error: AudioError.Kind?
    }

    private(set) var faults: [Fault] = []

    init(_ decoder: Decoder) {
        let format = decoder.demuxer.format.name
        let ended = decoder.seconds(decoder.position)
        let declared = Self.declaredSeconds(decoder)
        let isCut = declared.map { $0 > ended + Self.tolerance(decoder) } ?? false
        if let damage = decoder.damage, !(isCut && damage.position >= decoder.position) {
            let first = decoder.seconds(damage.position)
            // Codecs for transmission live with a lost packet; a source that is mostly lost is no sound.
            let isFatal = decoder.isLossless || damage.packets > decoder.goodFrames
            faults.append(
                Fault(
                    warning: .damaged(packets: damage.packets, firstSeconds: first),
                    error: isFatal ? .damaged(seconds: first, format: format) : nil))
        }
        if isCut, let declared {
            let isRelied = decoder.isPCM ? decoder.position == 0 : decoder.demuxer.declaresExactLength
            faults.append(
                Fault(
                    warning: .truncated(decodedSeconds: ended, declaredSeconds: declared),
                    error: isRelied ? .truncated(decodedSeconds: ended, declaredSeconds: declared) : nil))
        } else if format == "wav", decoder.demuxer.declaredSeconds == nil, decoder.position > 0 {
            faults.append(Fault(warning: .lengthNotDeclared, error: nil))
        }
    }

    /// The length that the file promises for the track; nil where there is no such promise.
    private static func declaredSeconds(_ decoder: Decoder) -> Double? {
        let demuxer = decoder.demuxer
        // A film's length says nothing about its sound's.
        let isWhole = demuxer.declaresExactLength || (demuxer.format.name == "matroska" && !demuxer.hasVideo)
        return isWhole ? demuxer.declaredSeconds : nil
    }

    /// Declared lengths of compressed sound count the codec's padding, which is not decoded.
    private static func tolerance(_ decoder: Decoder) -> Double {
        decoder.isLossless || decoder.isPCM ? decoder.seconds(1) / 2 : max(0.1, decoder.seconds(4_608))
    }
}
