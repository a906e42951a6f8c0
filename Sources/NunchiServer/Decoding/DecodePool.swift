package import Foundation
package import Nunchi

/// What of a media file to decode.
package struct DecodeRequest: Sendable, Hashable {
    /// Samples a second of the result.
    package var sampleRate: Int
    /// The channel, counted from 0; nil mixes all.
    package var channel: Int?
    /// Where to start, in seconds.
    package var start: Double
    /// Where to end, in seconds; nil goes to the end.
    package var end: Double?

    package init(sampleRate: Int = 16_000, channel: Int? = nil, start: Double = 0, end: Double? = nil) {
        self.sampleRate = sampleRate
        self.channel = channel
        self.start = start
        self.end = end
    }
}

/// How much of the machine decoding one file may take.
package struct DecodeLimits: Sendable, Hashable {
    /// The longest result in seconds.
    package var maxSeconds: Double
    /// Seconds by the clock.
    package var wallSeconds: Double
    /// Bytes of address space.
    package var memory: Int

    package init(maxSeconds: Double = 600, wallSeconds: Double = 20, memory: Int = 1_500_000_000) {
        self.maxSeconds = maxSeconds
        self.wallSeconds = wallSeconds
        self.memory = memory
    }
}

/// Sound that was decoded: one channel.
package struct DecodedSound: Sendable {
    package let waveform: Waveform
    /// Length of the part that was decoded, in seconds.
    package let sourceSeconds: Double
    /// Samples a second of the file itself.
    package let sourceRate: Int
    package let warnings: [AudioWarning]

    package init(waveform: Waveform, sourceSeconds: Double, sourceRate: Int, warnings: [AudioWarning]) {
        self.waveform = waveform
        self.sourceSeconds = sourceSeconds
        self.sourceRate = sourceRate
        self.warnings = warnings
    }
}

/// Decodes media.
package actor DecodePool {
    private let limits: DecodeLimits

    package init(program: URL, size: Int, limits: DecodeLimits) { self.limits = limits }

    /// Decodes a file.
    ///
    /// - Throws: `AudioError`, whose source is the file.
    package func decode(_ file: URL, _ request: DecodeRequest) async throws -> DecodedSound {
        let sound = try DecodedAudio(
            .url(file),
            options: DecodingOptions(
                sampleRate: request.sampleRate, channels: request.channel.map { .one($0) } ?? .mix,
                start: request.start, end: request.end, allowsPartial: true, maximumSeconds: limits.maxSeconds))
        return DecodedSound(
            waveform: sound.waveform, sourceSeconds: sound.waveform.duration, sourceRate: sound.info.sampleRate,
            warnings: sound.warnings)
    }

    /// Ends what decodes.
    package func stop() async {}
}
