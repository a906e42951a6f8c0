import Affect
import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

struct ReaderWarningTests {
    private static let model = Result { try Voices.model() }

    private static func warnings(_ waveform: Waveform, model: VoiceModel? = nil) throws -> [ReadingWarning] {
        try VoiceReader(model: model ?? Self.model.get()).read(waveform).warnings
    }

    private static let voice = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 1)

    @Test func aSoundRecordingHasNone() throws {
        let sound = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 1, sampleRate: 44_100)
        #expect(try Self.warnings(sound) == [])
    }

    @Test func shortRecordings() throws {
        let sound = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 0.79, sampleRate: 22_050)
        #expect(try Self.warnings(sound) == [.shortInput])
    }

    @Test func clippedRecordings() throws {
        let loud = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 1, sampleRate: 22_050)
        let clipped = Waveform(samples: loud.mono.map { max(-1, min(1, 8 * $0)) }, sampleRate: 22_050)
        #expect(try Self.warnings(clipped) == [.clipped])
        // One sample at full scale is no distortion.
        var samples = loud.mono
        samples[11_025] = 1
        #expect(try Self.warnings(Waveform(samples: samples, sampleRate: 22_050)) == [])
    }

    @Test func narrowBandsInMemoryAndInAFile() throws {
        let telephone = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 1, sampleRate: 8000)
        #expect(try Self.warnings(telephone) == [.narrowBand])
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "call.wav")
            _ = try telephone.write(to: file)
            let reading = try VoiceReader(model: Self.model.get()).read(.url(file), source: "call")
            #expect(reading.warnings == [.narrowBand])
        }
    }

    @Test func filesCutShort() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "cut.wav")
            let sound = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 2, sampleRate: 22_050)
            _ = try sound.write(to: file)
            let bytes = try Data(contentsOf: file)
            try bytes.prefix(bytes.count * 3 / 4).write(to: file)
            let reading = try VoiceReader(model: Self.model.get()).read(.url(file), source: "cut")
            #expect(reading.warnings == [.truncated])
            #expect(reading.emotion == .anger)
        }
    }

    @Test func modelsOfDataThatBarCommercialUse() throws {
        var model = try Self.model.get()
        // Older models name data without a stated licence as barred.
        for (licence, isNamed, isBarred) in [
            ("CC BY-NC", true, true), ("CC0", false, false), ("not stated", true, false),
        ] {
            let source = ModelCard.Source(
                corpus: "made", clips: 1, speakers: 1, emotions: [], licence: licence, isNonCommercial: isNamed)
            model.card = ModelCard(sources: [source], figures: [], seed: 0)
            #expect(try Self.warnings(Self.voice, model: model).contains(.nonCommercialModel) == isBarred)
        }
    }
}
