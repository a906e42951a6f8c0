import Affect
import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Where the windows of a reading lie, and what is said of each.
struct ReaderTimelineTests {
    private static let model = Result { try Voices.model() }

    private static func read(_ waveform: Waveform, _ options: ReadingOptions = ReadingOptions()) throws
        -> EmotionReading
    {
        try VoiceReader(model: model.get()).read(waveform, options: options)
    }

    private static func angry(_ seconds: Double) -> Waveform {
        Voices.utterance(.anger, speaker: 0, take: 0, seconds: seconds)
    }

    private static func spans(_ reading: EmotionReading) -> [[Double]] { reading.timeline.map { [$0.start, $0.end] } }

    @Test func twoSecondsEveryHalfSecond() throws {
        let reading = try Self.read(Self.angry(3.5))
        #expect(Self.spans(reading) == [[0, 2], [0.5, 2.5], [1, 3], [1.5, 3.5]])
        #expect(reading.timeline.allSatisfy { $0.emotion == .anger })
    }

    @Test func aShortRecordingIsOneWindow() throws {
        let reading = try Self.read(Self.angry(1.2))
        #expect(Self.spans(reading) == [[0, 1.2]])
        #expect(reading.timeline[0].scores == reading.scores)
    }

    /// What is left at the end counts when more than half a step of it is new.
    @Test(arguments: [(2.2, 1), (2.3, 2)])
    func theLastWindowMayBePartial(_ seconds: Double, _ count: Int) throws {
        let reading = try Self.read(Self.angry(seconds))
        #expect(reading.timeline.count == count)
        if count == 2 { #expect(Self.spans(reading)[1] == [0.5, 2.3]) }
    }

    @Test func windowAndStepAreTheCallers() throws {
        let reading = try Self.read(Self.angry(3), ReadingOptions(window: 1, step: 1))
        #expect(Self.spans(reading) == [[0, 1], [1, 2], [2, 3]])
        let sparse = try Self.read(Self.angry(3), ReadingOptions(window: 0.5, step: 1.25))
        // A step is a whole number of samples.
        #expect(isClose(sparse.timeline[1].start, 1.25, absolute: 1e-4))
        #expect(isClose(sparse.timeline[1].end, 1.75, absolute: 1e-4))
    }

    /// The sound ends before the second window begins, in its first half, or later.
    @Test(arguments: [(1.2, 1), (1.25, 1), (1.4, 1), (1.6, 2), (1.75, 2), (2.4, 2), (2.5, 2), (2.6, 2), (2.9, 3)])
    func windowsThatLieApart(_ seconds: Double, _ count: Int) throws {
        let reading = try Self.read(Self.angry(seconds), ReadingOptions(window: 0.5, step: 1.25))
        #expect(mismatch(reading.timeline.map(\.start), [0, 1.25, 2.5].prefix(count), absolute: 1e-4) == nil)
        let ends = [0.5, 1.75, seconds].prefix(count).map { min($0, seconds) }
        #expect(mismatch(reading.timeline.map(\.end), ends, absolute: 1e-4) == nil)
    }

    @Test func timesCountFromTheFilesBeginning() throws {
        let reading = try Self.read(Self.angry(4), ReadingOptions(start: 1.5))
        #expect(Self.spans(reading) == [[1.5, 3.5], [2, 4]])
        #expect(reading.seconds == 2.5)
    }

    @Test func nothingIsSaidOfSilence() throws {
        let sound = try Waveform.concatenated([Self.angry(2), Signal.silence(seconds: 3), Self.angry(2)])
        let reading = try Self.read(sound)
        for moment in reading.timeline {
            let isSilent = moment.start >= 2 && moment.end <= 5
            #expect((moment.scores == nil) == isSilent, "\(moment.start)")
            #expect((moment.emotion == nil) == isSilent, "\(moment.start)")
            #expect((moment.valenceArousal == nil) == isSilent, "\(moment.start)")
        }
        #expect(reading.timeline.count { $0.scores == nil } == 3)
        #expect(reading.emotion == .anger)
    }

    @Test func aChangeIsSeen() throws {
        let sound = try Waveform.concatenated(
            [Self.angry(3), Voices.utterance(.sadness, speaker: 0, take: 0, seconds: 3)])
        let reading = try Self.read(sound, ReadingOptions(window: 1, step: 0.5))
        #expect(reading.timeline.filter { $0.end <= 3 }.allSatisfy { $0.emotion == .anger })
        #expect(reading.timeline.filter { $0.start >= 3 }.allSatisfy { $0.emotion == .sadness })
    }

    @Test func anUtteranceIsReadAsAWhole() throws {
        let sound = Self.angry(4)
        let model = try Self.model.get()
        let whole = try model.scores(of: [SeedMFCC().array(of: sound)])[0]
        #expect(try Self.read(sound.resampled(to: 22_050)).scores == whole)
    }

    @Test func aLongRecordingIsTheMeanOfItsWindows() throws {
        let parts = try Waveform.concatenated(
            [
                Self.angry(1), Voices.utterance(.sadness, speaker: 1, take: 0, seconds: 0.5),
                Signal.silence(seconds: 0.5),
            ])
        let long = try Waveform.concatenated(Array(repeating: parts, count: 16) + [Signal.silence(seconds: 3)])
        let reading = try Self.read(long)
        #expect(reading.seconds == 35)
        let spoken = reading.timeline.compactMap(\.scores)
        #expect(spoken.count < reading.timeline.count)
        #expect(reading.scores == EmotionScores.mean(of: spoken))
        let whole = try Self.model.get().scores(of: [SeedMFCC().array(of: long)])[0]
        #expect(reading.scores != whole)
    }

    @Test func aLongFileReadsLikeItsSamples() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "long.flac")
            let parts = [Self.angry(1), Voices.utterance(.sadness, speaker: 1, take: 0, seconds: 1)]
            let long = try Waveform.concatenated((0..<16).flatMap { _ in parts })
            _ = try long.write(to: file)
            let reader = try VoiceReader(model: Self.model.get())
            let fromFile = try reader.read(.url(file), source: "long")
            #expect(try reader.read(DecodedAudio(.url(file)).waveform, source: "long") == fromFile)
        }
    }
}
