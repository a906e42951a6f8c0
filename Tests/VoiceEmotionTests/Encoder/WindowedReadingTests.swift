import Affect
import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Recordings whose windows are read from one hearing of the whole.
struct WindowedReadingTests {
    private static let plan = FeaturePlan("encoder", encoder: Encoders.file("tiny_whisper.onnx").path)

    private static let features = Result {
        guard let features = try VoiceFeatureSets.load(plan) as? any WindowedFeatures else {
            throw CocoaError(.featureUnsupported)
        }
        return features
    }

    private static let model = Result {
        let recipe = VoiceRecipe(
            name: "tiny", features: plan, rows: [1, 2, 6, 7], standardisedWithin: 6,
            learner: .committee(
                CommitteePlan(
                    width: 16,
                    committees: ["one": CommitteePlan.Committee([CommitteePlan.Member(rows: [1, 2, 3, 4])], c: 1)],
                    chosen: "one")),
            training: TrainingPlan(optimiser: .kerasAdam, epochs: 1, batchSize: 1))
        let table = try Voices.table(features: features.get())
        return try VoiceTrainer(recipe: recipe).train(
            on: table.rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
    }

    private static func read(_ waveform: Waveform, _ options: ReadingOptions = ReadingOptions()) throws
        -> EmotionReading
    {
        try VoiceReader(model: model.get()).read(waveform, options: options)
    }

    /// Angry and sad by turns, `seconds` of each.
    private static func voice(seconds: Double, turns: Int = 2) throws -> Waveform {
        try Waveform.concatenated(
            (0..<turns).map {
                Voices.utterance($0 % 2 == 0 ? .anger : .sadness, speaker: 0, take: 0, seconds: seconds)
            })
    }

    private static func spans(_ reading: EmotionReading) -> [[Double]] { reading.timeline.map { [$0.start, $0.end] } }

    @Test func windowsAreReadInTheWhole() throws {
        let voice = try Self.voice(seconds: 1.75)
        let reading = try Self.read(voice)
        #expect(Self.spans(reading) == [[0, 2], [0.5, 2.5], [1, 3], [1.5, 3.5]])
        let (features, model) = try (Self.features.get(), Self.model.get())
        let ranges = stride(from: 0, through: 24_000, by: 8000).map { $0..<$0 + 32_000 }
        let expected = try model.scores(of: features.arrays(of: voice.mono, ranges: ranges))
        #expect(reading.timeline.map(\.scores) == expected)
        let whole = try model.scores(of: [features.array(of: voice.mono)])[0]
        // Products of several rows and of one may differ in the last bits.
        #expect(mismatch(reading.scores.values, whole.values, absolute: 1e-5) == nil)
        // Heard alone a window gives something else: the encoder sees what is around it.
        let alone = try model.scores(of: [features.array(of: Array(voice.mono[8000..<40_000]))])[0]
        #expect(reading.timeline[1].scores != alone)
    }

    @Test func emotionsAreRead() throws {
        for emotion in [Emotion.anger, .sadness] {
            let reading = try Self.read(Voices.utterance(emotion, speaker: 2, take: 1))
            #expect(reading.emotion == emotion)
            #expect(reading.timeline.count == 1 && reading.timeline[0].scores == reading.scores)
        }
    }

    @Test(arguments: [(2.2, [[0, 2]]), (2.3, [[0, 2], [0.5, 2.3]]), (0.3, [[0, 0.3]])])
    func whatIsLeftAtTheEnd(_ seconds: Double, _ spans: [[Double]]) throws {
        #expect(try Self.spans(Self.read(Self.voice(seconds: seconds, turns: 1))) == spans)
    }

    @Test(arguments: [(1.2, 1), (1.25, 1), (1.4, 1), (1.6, 2), (1.75, 2), (2.4, 2), (2.6, 2), (2.9, 3)])
    func windowsThatLieApart(_ seconds: Double, _ count: Int) throws {
        let reading = try Self.read(
            Self.voice(seconds: seconds, turns: 1), ReadingOptions(window: 0.5, step: 1.25))
        #expect(reading.timeline.map(\.start) == Array([0, 1.25, 2.5].prefix(count)))
    }

    @Test func nothingIsSaidOfSilence() throws {
        let sound = try Waveform.concatenated(
            [Self.voice(seconds: 1), Signal.silence(seconds: 3), Self.voice(seconds: 1)])
        for moment in try Self.read(sound).timeline {
            #expect((moment.scores == nil) == (moment.start >= 2 && moment.end <= 5), "\(moment.start)")
        }
        #expect(throws: VoiceEmotionError.silent(peak: 0)) { try Self.read(Signal.silence(seconds: 2)) }
        #expect(throws: VoiceEmotionError.tooShort(seconds: 0.2, needed: 0.25)) {
            try Self.read(Self.voice(seconds: 0.2, turns: 1))
        }
    }

    /// What is longer than half a minute is heard in pieces, each window in one of them, and is the mean of its windows.
    @Test func longRecordingsAreHeardInPieces() throws {
        let long = try Self.voice(seconds: 1.1, turns: 60)
        let reading = try Self.read(long)
        #expect(reading.seconds == 66)
        #expect(reading.timeline.map(\.start) == stride(from: 0, through: 64, by: 0.5).map { $0 })
        #expect(reading.scores == EmotionScores.mean(of: reading.timeline.compactMap(\.scores)))
        let (features, model) = try (Self.features.get(), Self.model.get())
        // The first piece is of half a minute; the next begins with the first window that it does not hold, at 28.5 s.
        let pieces = [0..<480_000, 456_000..<936_000, 912_000..<1_056_000]
        let expected = try pieces.flatMap { piece in
            let ranges = stride(from: 0, through: piece.count - 32_000, by: 8000).map { $0..<$0 + 32_000 }
            return try model.scores(of: features.arrays(of: Array(long.mono[piece]), ranges: ranges))
        }
        #expect(reading.timeline.map(\.scores) == expected)
    }

    /// A file comes block by block, what is in memory at once.
    @Test(arguments: [4.3, 31.2, 66])
    func aFileReadsLikeItsSamples(_ seconds: Double) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "long.flac")
            _ = try Self.voice(seconds: seconds / 6, turns: 6).write(to: file)
            let reader = try VoiceReader(model: Self.model.get())
            let fromFile = try reader.read(.url(file), source: "long")
            let fromMemory = try reader.read(DecodedAudio(.url(file)).waveform, source: "long")
            #expect(fromMemory == fromFile)
            let options = ReadingOptions(threads: 1)
            #expect(try reader.read(.url(file), source: "long", options: options) == fromFile)
        }
    }

    /// Windows further apart than a piece is long, and longer than one: no sample is heard for ever.
    @Test func windowsOfAnySizeComeToAnEnd() throws {
        let long = try Self.voice(seconds: 7.3, turns: 10)
        let rare = try Self.read(long, ReadingOptions(window: 1, step: 34))
        #expect(Self.spans(rare) == [[0, 1], [34, 35], [68, 69]])
        let wide = try Self.read(long, ReadingOptions(window: 32, step: 16))
        #expect(wide.timeline.map(\.start) == [0, 16, 32, 48])
        #expect(wide.timeline.map(\.end) == [32, 48, 64, 73])
    }
}
