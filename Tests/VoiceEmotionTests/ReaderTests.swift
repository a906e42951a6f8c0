import Affect
import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

struct ReaderTests {
    private static let model = Result { try Voices.model() }

    private static func reader() throws -> VoiceReader { try VoiceReader(model: model.get()) }

    /// Angry and sad by turns, `seconds` of each.
    private static func voice(seconds: Double = 1, sampleRate: Int = 16_000) throws -> Waveform {
        try Waveform.concatenated(
            [Emotion.anger, .sadness, .anger].map {
                Voices.utterance($0, speaker: 0, take: 0, seconds: seconds, sampleRate: sampleRate)
            })
    }

    @Test func emotionsOfAStrangersVoiceAreRead() throws {
        for emotion in [Emotion.anger, .sadness] {
            let reading = try Self.reader().read(Voices.utterance(emotion, speaker: 6, take: 1, seconds: 1))
            #expect(reading.emotion == emotion)
            #expect(reading.modality == .voice)
            #expect(reading.model == ModelIdentity(name: "small", version: "1"))
            #expect(reading.source == "memory")
            #expect(abs(reading.scores.values.reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test(arguments: [16_000, 44_100, 8000])
    func aFileAndItsSamplesInMemoryReadAlike(_ rate: Int) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "voice.wav")
            _ = try Self.voice(sampleRate: rate).write(to: file)
            let options = ReadingOptions(start: 0.25, end: 2.75)
            let fromFile = try Self.reader().read(.url(file), source: "voice", options: options)
            let decoded = try DecodedAudio(.url(file)).waveform
            #expect(try Self.reader().read(decoded, source: "voice", options: options) == fromFile)
            let bytes = try Data(contentsOf: file)
            #expect(try Self.reader().read(.data(bytes), source: "voice", options: options) == fromFile)
        }
    }

    @Test func aChannelIsChosen() throws {
        let (angry, sad) = (
            Voices.utterance(.anger, speaker: 0, take: 0), Voices.utterance(.sadness, speaker: 0, take: 0)
        )
        let both = Waveform(channels: [angry.mono, sad.mono], sampleRate: 16_000)
        #expect(try Self.reader().read(both, options: ReadingOptions(channel: 0)).emotion == .anger)
        #expect(try Self.reader().read(both, options: ReadingOptions(channel: 1)).emotion == .sadness)
        let error = #expect(throws: AudioError.self) {
            try Self.reader().read(both, options: ReadingOptions(channel: 2))
        }
        #expect(error?.kind == .noSuchChannel(channel: 2, available: 2))
    }

    @Test func aSpanIsReadAlone() throws {
        let voice = try Self.voice()
        let reading = try Self.reader().read(voice, options: ReadingOptions(start: 1, end: 2))
        #expect(reading.emotion == .sadness)
        #expect(reading.seconds == 1)
        #expect(reading.timeline.map(\.start) == [1])
        #expect(reading.timeline.map(\.end) == [2])
    }

    @Test func threadsDoNotCount() throws {
        let voice = try Self.voice(seconds: 2)
        let one = try Self.reader().read(voice, options: ReadingOptions(threads: 1))
        #expect(try Self.reader().read(voice, options: ReadingOptions(threads: 2)) == one)
        #expect(try Self.reader().read(voice, options: ReadingOptions(threads: 5)) == one)
    }

    @Test func silenceIsNotRead() throws {
        #expect(throws: VoiceEmotionError.silent(peak: 0)) { try Self.reader().read(Signal.silence(seconds: 1)) }
        let faint = Signal.sine(frequency: 200, seconds: 1, sampleRate: 22_050, amplitude: 1e-4)
        #expect(throws: VoiceEmotionError.silent(peak: faint.peak)) { try Self.reader().read(faint) }
    }

    @Test func aQuarterOfASecondIsNeeded() throws {
        let voice = Voices.utterance(.anger, speaker: 0, take: 0)
        #expect(throws: VoiceEmotionError.tooShort(seconds: 0.2, needed: 0.25)) {
            try Self.reader().read(voice.slice(0..<3200))
        }
        #expect(throws: VoiceEmotionError.tooShort(seconds: 0, needed: 0.25)) {
            try Self.reader().read(Waveform(samples: [], sampleRate: 16_000))
        }
        #expect(try isClose(#require(Self.reader().read(voice.slice(0..<4000)).seconds), 0.25, absolute: 1e-4))
    }

    @Test func valuesThatAreNoNumbersAreNamed() throws {
        var samples = Voices.utterance(.anger, speaker: 0, take: 0).mono
        samples[1600] = .infinity
        let error = #expect(throws: AudioError.self) {
            try Self.reader().read(Waveform(samples: samples, sampleRate: 16_000), source: "mine")
        }
        #expect(error?.kind == .nonFinite(value: .infinity, index: 1600, channel: 0, seconds: 0.1))
        #expect(error?.source == "mine")
    }

    @Test func aMissingFileIsNamed() throws {
        let error = #expect(throws: AudioError.self) {
            try Self.reader().read(.path("/nowhere/voice.wav"), source: "voice.wav")
        }
        #expect(error?.kind == .missing)
    }

    @Test func anUnlikelyEmotionIsNotNamed() throws {
        let model = try Voices.model(threshold: 1)
        let reading = try VoiceReader(model: model).read(Self.voice())
        #expect(reading.emotion == nil)
        #expect(reading.warnings.first == .lowConfidence)
        #expect(reading.timeline.allSatisfy { $0.emotion == nil && $0.scores != nil })
    }
}
