/// A source's sound as the options want it, in blocks of whatever size the codec gives: decoded, cut to the span,
/// checked for values that are no numbers, mixed, resampled.
final class SoundReader {
    let info: MediaInfo
    let options: DecodingOptions

    /// Rate and channel count of what comes out.
    let sampleRate: Int
    let channelCount: Int

    private(set) var warnings: [AudioWarning] = []

    private let decoder: Decoder
    private let span: Span
    private let resampler: Resampler?
    private var taken = 0
    private var isFinished = false

    init(_ source: any ByteSource, _ options: DecodingOptions) throws {
        try Span.validate(options, source: source.name)
        if let rate = options.sampleRate, !Resampler.rates.contains(rate) {
            throw AudioError(.sampleRateInvalid(requested: rate, native: nil), source: source.name)
        }
        var decoder = try Decoder(Demuxer(source, track: options.track))
        let span = Span(options, rate: decoder.rate)
        if source.isSeekable, !decoder.seek(to: span.first) {
            decoder = try Decoder(Demuxer(source, track: options.track))
        }
        if case .one(let channel) = options.channels, !(0..<decoder.channelCount).contains(channel) {
            throw decoder.failure(.noSuchChannel(channel: channel, available: decoder.channelCount))
        }
        self.decoder = decoder
        self.span = span
        self.options = options
        info = MediaInfo(decoder)
        sampleRate = options.sampleRate ?? decoder.rate
        channelCount = options.channels == .keep ? decoder.channelCount : 1
        resampler =
            sampleRate == decoder.rate
            ? nil : try Resampler(from: decoder.rate, to: sampleRate, channels: channelCount, source: source.name)
    }

    /// How many frames will probably come, as far as a file's own word can be trusted with memory.
    var expectedFrames: Int {
        guard let whole = info.frameCount else { return 0 }
        let native = max(0, min(whole, span.end ?? .max) - span.first)
        let scaled = Double(native) * Double(sampleRate) / Double(decoder.rate)
        return Int(min(scaled, 0x1p22))
    }

    /// The next samples, by channel; nil at the end.
    func next() throws -> [[Float]]? {
        while !isFinished {
            try Task.checkCancellation()
            guard let block = try nextInSpan() else {
                isFinished = true
                let rest = try resampler?.finish() ?? []
                return rest.first.map { !$0.isEmpty } ?? false ? rest : nil
            }
            let channels = try resampler?.process(block) ?? block
            if !channels[0].isEmpty { return channels }
        }
        return nil
    }

    private func nextInSpan() throws -> [[Float]]? {
        if let end = span.end, decoder.position >= end, taken > 0 { return nil }
        while let block = try decoder.next() {
            if let damage = decoder.damage, decoder.isLossless, !options.allowsPartial {
                throw decoder.failure(
                    .damaged(seconds: decoder.seconds(damage.position), format: decoder.demuxer.format.name))
            }
            let part = span.cut(block)
            if part.count > 0 {
                taken += part.count
                if let limit = options.maximumSeconds, decoder.seconds(taken) > limit {
                    throw decoder.failure(.tooLong(limitSeconds: limit))
                }
                return try select(part)
            }
            if let end = span.end, block.position >= end { return nil }
        }
        try judgeEnd()
        return nil
    }

    /// The channels that the options want, after a look for values that are no numbers in those that take part.
    private func select(_ block: Decoder.Block) throws -> [[Float]] {
        var channels = block.channels
        var offset = 0
        if case .one(let wanted) = options.channels {
            guard channels.indices.contains(wanted) else {
                throw decoder.failure(.noSuchChannel(channel: wanted, available: channels.count))
            }
            channels = [channels[wanted]]
            offset = wanted
        }
        if let bad = Finiteness.firstFault(in: channels) {
            let index = block.position + bad.index
            throw decoder.failure(
                .nonFinite(
                    value: bad.value, index: index, channel: bad.channel + offset, seconds: decoder.seconds(index)))
        }
        if options.channels == .mix, channels.count > 1 {
            channels = [Waveform(channels: channels, sampleRate: decoder.rate).mono]
        }
        guard channels.count == channelCount else {
            throw decoder.failure(
                .formatChanges(
                    seconds: decoder.seconds(block.position), from: "\(channelCount) channel(s)",
                    to: "\(channels.count)"))
        }
        return channels
    }

    /// What the end of the source means: the true end, or a file cut short.
    private func judgeEnd() throws {
        if decoder.position == 0, decoder.demuxer.mayLackSeeking {
            throw decoder.failure(.needsSeeking(format: decoder.demuxer.format.name))
        }
        let verdict = EndOfSound(decoder)
        for fault in verdict.faults {
            if let error = fault.error, !options.allowsPartial { throw decoder.failure(error) }
            warnings.append(fault.warning)
        }
        if decoder.position == 0 { throw decoder.failure(.noSamples(format: decoder.demuxer.format.name)) }
        let duration = decoder.seconds(decoder.position)
        if taken == 0 { throw decoder.failure(.spanOutside(start: options.start, duration: duration)) }
        if let end = span.end, end > decoder.position {
            warnings.append(.spanEndsLate(end: decoder.seconds(end), duration: duration))
        }
    }
}
