import AudioSignal
import Testing

@Suite struct ErrorWordingTests {
    private let kinds: [AudioError.Kind] = [
        .missing, .directory, .permissionDenied, .unreadable(errno: 5), .notAFileURL(scheme: "http"), .empty,
        .unknownFormat, .playlist(format: "hls"), .noAudioTrack(format: "mov"), .noSuchTrack(track: 3, available: 2),
        .noSuchChannel(channel: 3, available: 2), .noSamples(format: "wav"), .unsupportedCodec(name: "x"),
        .damaged(seconds: 1, format: "flac"), .truncated(decodedSeconds: 1, declaredSeconds: 2),
        .nonFinite(value: .nan, index: 1, channel: 0, seconds: 2), .spanOutside(start: 2, duration: 1),
        .spanInvalid(start: 2, end: 1), .sampleRateInvalid(requested: 1, native: 2),
        .formatChanges(seconds: 1, from: "a", to: "b"), .tooLong(limitSeconds: 1), .needsSeeking(format: "mov"),
        .encodingUnsupported(format: "MP3", property: "rate", found: 1, supported: [2]), .unknownExtension("x"),
        .unwritable(errno: 28), .partsDiffer(property: "rate", first: 1, other: 2),
        .library(operation: "decoding", reason: "why"),
    ]

    @Test func everyKindHasItsOwnCode() {
        let codes = kinds.map { AudioError($0).code }
        #expect(Set(codes).count == kinds.count)
        #expect(codes.allSatisfy { $0.wholeMatch(of: /audio\.[a-z_]+/) != nil })
    }

    @Test func descriptionsNameSourceStreamCauseAndRemedy() {
        for kind in kinds {
            let error = AudioError(kind, source: "clip.wav", stream: 1)
            #expect(error.description == "clip.wav: stream 1: \(error.cause) (\(error.hint))")
            #expect(!error.cause.isEmpty && !error.hint.isEmpty)
        }
        #expect(AudioError(.empty).description == "the file is empty (0 bytes) (record or export it again)")
    }

    @Test func figuresAreSpoken() {
        let kind = AudioError.Kind.nonFinite(value: .infinity, index: 12_345, channel: 1, seconds: 0.77156)
        #expect(AudioError(kind).cause == "sample 12345 of channel 1, at 0.772 s, is inf")
        let cut = AudioError(.truncated(decodedSeconds: 1.5, declaredSeconds: 3))
        #expect(cut.cause == "it ends at 1.500 s, but declares 3.000 s")
    }

    @Test func hostileNamesStayOnOneLine() {
        let name = "이름\n\u{1B}[31mroot\u{202E}.wav"
        let text = AudioError(.missing, source: name).description
        #expect(!text.contains("\n") && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
        #expect(text.hasPrefix("이름\\n"))
        #expect(AudioError(.missing, source: name).source == name, "the data keeps the true name")
    }

    @Test func warningsHaveWordsToo() {
        let warnings: [AudioWarning] = [
            .truncated(decodedSeconds: 1, declaredSeconds: 3), .lengthNotDeclared,
            .damaged(packets: 2, firstSeconds: 0.5), .spanEndsLate(end: 3, duration: 2),
        ]
        #expect(Set(warnings.map(\.code)).count == 4)
        #expect(warnings[0].description == "the sound ends at 1.000 s, but declares 3.000 s")
        #expect(warnings.allSatisfy { !$0.description.isEmpty })
    }
}
