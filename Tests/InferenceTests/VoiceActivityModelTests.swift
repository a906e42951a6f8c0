import AudioSignal
import Foundation
import Inference
import NunchiTesting
import Testing

/// Where a Silero model finds speech.
@Suite(.enabled(if: Installed.hasSilero, "\(Installed.noSilero)"))
struct VoiceActivityModelTests {
    @Test func thereIsNoSpeechInSilenceNoiseOrATone() throws {
        let model = try VoiceActivityModel(model: Installed.silero)
        let sounds = [
            Signal.silence(seconds: 5), Signal.noise(seconds: 5, amplitude: 0.3),
            Signal.sine(frequency: 440, seconds: 5),
        ]
        for sound in sounds { #expect(try model.segments(of: sound.channels[0]).isEmpty) }
        #expect(try model.segments(of: []).isEmpty)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func speechLiesBetweenTheSilences() throws {
        let file = try #require(SharedData.files(in: "emodb").first)
        let speech = try Waveform(contentsOf: file).channels[0]
        let pause = [Float](repeating: 0, count: 32_000)
        let sound = pause + speech + pause + speech
        let segments = try VoiceActivityModel(model: Installed.silero).segments(of: sound)

        #expect(segments.count == 2)
        let second = pause.count + speech.count + pause.count
        for (segment, start) in zip(segments, [pause.count, second]) {
            #expect(abs(segment.lowerBound - start) < 8000)
            #expect(abs(segment.upperBound - (start + speech.count)) < 12_000)
        }
        #expect(segments.last!.upperBound <= sound.count)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func everyCallIsASoundOfItsOwn() async throws {
        let file = try #require(SharedData.files(in: "emodb").first)
        let speech = try Waveform(contentsOf: file).channels[0]
        let model = try VoiceActivityModel(model: Installed.silero)
        let expected = try model.segments(of: speech)
        #expect(!expected.isEmpty)
        try await withThrowingTaskGroup(of: [Range<Int>].self) { group in
            for _ in 0..<8 { group.addTask { try model.segments(of: speech) } }
            for try await segments in group { #expect(segments == expected) }
        }
    }

    @Test func aSampleThatIsNoNumberIsRefused() throws {
        let model = try VoiceActivityModel(model: Installed.silero)
        #expect(
            throws: InferenceError.input(name: "samples", expected: "finite values", found: "nan at index 1")
        ) { try model.segments(of: [0, .nan, 0]) }
    }

    @Test func badOptionsAreRefused() {
        let bad: [VoiceActivityOptions] = [
            VoiceActivityOptions(threshold: 0), VoiceActivityOptions(threshold: 1.5),
            VoiceActivityOptions(threshold: .nan),
            VoiceActivityOptions(minimumSilence: -1), VoiceActivityOptions(minimumSpeech: 0),
            VoiceActivityOptions(maximumSpeech: 0), VoiceActivityOptions(window: 256), VoiceActivityOptions(window: 0),
            VoiceActivityOptions(threads: 0),
        ]
        for options in bad {
            let error = #expect(throws: InferenceError.self) {
                try VoiceActivityModel(model: Installed.silero, options: options)
            }
            #expect(error?.code == "inference.input")
        }
    }

    @Test func filesThatAreNoSileroModelAreRefused() throws {
        try withTemporaryDirectory { folder in
            let whole = try Data(contentsOf: Installed.silero)
            for (content, code) in [
                (Data(), "inference.empty"), (Data("hello, world\n".utf8), "inference.not_a_model"),
                (whole.prefix(1_000_000), "inference.damaged"), (whole.dropFirst(100), "inference.not_a_model"),
            ] {
                let file = folder.appendingPathComponent("model.onnx")
                try content.write(to: file)
                let error = #expect(throws: InferenceError.self) { try VoiceActivityModel(model: file) }
                #expect(error?.code == code)
            }
            let nothing = folder.appendingPathComponent("nothing.onnx")
            #expect(throws: InferenceError.noFile(path: nothing.path)) { try VoiceActivityModel(model: nothing) }
            #expect(throws: InferenceError.self) { try VoiceActivityModel(model: folder) }
        }
    }

    @Test(.enabled(if: Installed.hasWhisper, "\(Installed.noWhisper)"))
    func anotherModelIsRefused() {
        let encoder = Installed.whisper.appendingPathComponent("encoder.onnx")
        let error = #expect(throws: InferenceError.self) { try VoiceActivityModel(model: encoder) }
        #expect(error?.code == "inference.other_model")
    }
}
