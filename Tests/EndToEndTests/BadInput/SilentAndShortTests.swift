import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Sound in which no voice can be heard: no emotion is made up for it.
@Suite struct SilentAndShortTests {
    @Test func allZero() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("silent.wav", Signal.silence(seconds: 1).pcm16.bytes)
            let told = try await Program.run("read", "silent.wav", in: folder)
            expectFailure(told, naming: "silent.wav", cause: "silent throughout")
            #expect(told.errors.contains("check the microphone"))
            try expectJSONFailure(
                try await Program.run("read", "silent.wav", "--json", in: folder), source: "silent.wav",
                code: "voice.silent")
        }
    }

    @Test func featuresOfSilenceAreFinite() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("silent.wav", Signal.silence(seconds: 0.5).pcm16.bytes)
            let sets = "mfcc,logmel,rms,zcr,centroid,bandwidth,rolloff,flatness"
            let run = try await Program.run("features", "silent.wav", "--set", sets, "--json", in: folder)
            #expect(run.code == 0)
            #expect(try run.object().table("values").joined().allSatisfy { $0.isFinite })
        }
    }

    @Test func tenMilliseconds() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("blip.wav", seconds: 0.01)
            let told = try await Program.run("read", "blip.wav", in: folder)
            expectFailure(told, naming: "blip.wav", cause: "too short: 0.01 s")
            #expect(told.errors.contains("at least 0.25 s"))
            try expectJSONFailure(
                try await Program.run("read", "blip.wav", "--json", in: folder), source: "blip.wav",
                code: "voice.too_short")
        }
    }

    /// Exactly the shortest length is read; one sample less is not.
    @Test func theShortestLength() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("enough.wav", seconds: 0.25)
            try folder.voice("less.wav", seconds: 0.25 - 1 / 16_000)
            let reading = try expectReading(try await Program.run("read", "enough.wav", "--json", in: folder))
            #expect(try reading.texts("warnings").contains("short_input"))
            try expectJSONFailure(
                try await Program.run("read", "less.wav", "--json", in: folder), source: "less.wav",
                code: "voice.too_short")
        }
    }

    /// A pause within a recording has a moment without an emotion.
    @Test func silentWindow() async throws {
        try await withTemporaryDirectory { folder in
            let voice = SyntheticVoices.voice(emotion: "joy", seconds: 2).channels[0]
            let samples = voice + [Float](repeating: 0, count: 64_000)
            try folder.file("pause.wav", WAVBytes.float32(samples).bytes)
            let reading = try expectReading(try await Program.run("read", "pause.wav", "--json", in: folder))
            let timeline = try reading.objects("timeline")
            let pauses = try timeline.filter { try $0.number("start") >= 2 }
            #expect(!pauses.isEmpty)
            for moment in pauses {
                for key in ["emotion", "scores", "valence", "arousal"] { #expect(moment.isNull(key)) }
            }
            #expect(try timeline.first?.object("scores").keys.isEmpty == false)
        }
    }
}
