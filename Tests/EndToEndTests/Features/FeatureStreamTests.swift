import Foundation
import NunchiTesting
import Testing

/// `--stream` prints frames while the sound still comes in, and the same frames as without it.
@Suite struct FeatureStreamTests {
    @Test(arguments: [[], ["--sample-rate", "8000"]])
    func theFramesAreThoseOfTheWholeSound(more: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 1.5)
            let arguments = ["--set", "rms,zcr,yin,logmel", "--param", "top_db=null", "--n-fft", "1024"] + more
            let whole = try await Program.run(
                ["features", "voice.wav", "--output", "x.csv"] + arguments, in: folder)
            #expect(whole.code == 0, "\(whole.errors)")
            let stream = try await Program.run(["features", "voice.wav", "--stream"] + arguments, in: folder)
            #expect(stream.code == 0, "\(stream.errors)")
            #expect(stream.output.split(whereSeparator: \.isNewline).count > 20)
            #expect(Array(stream.output.utf8) == (try folder.bytes("x.csv")))
        }
    }

    /// The first frames are printed before the sound has ended.
    @Test func framesComeWhileTheSoundDoes() async throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = Program.url
        process.arguments = ["features", "-", "--set", "rms", "--n-fft", "512", "--stream", "--json"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let sound = SyntheticVoices.voice(seconds: 3).pcm16.bytes
        // Most of the sound; its end waits until a frame was read. All frames of it fit into a pipe.
        input.fileHandleForWriting.write(Data(sound.prefix(sound.count * 9 / 10)))
        let first = output.fileHandleForReading.availableData
        #expect(process.isRunning)
        let line = try #require(String(decoding: first, as: UTF8.self).split(separator: "\n").first)
        let frame = try JSONObject(parsing: String(line))
        #expect(try frame.text("schema") == "nunchi.frame/1")
        #expect(try frame.number("time") == 0)
        #expect(try frame.object("values").keys == ["rms"])
        input.fileHandleForWriting.write(Data(sound.suffix(sound.count - sound.count * 9 / 10)))
        try input.fileHandleForWriting.close()
        _ = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func setsThatNeedTheWholeSoundSaySo() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.5)
            for set in ["mfcc", "contrast", "acoustic"] {
                let run = try await Program.run("features", "voice.wav", "--set", set, "--stream", in: folder)
                #expect(run.code == 1 && run.output.isEmpty && !run.crashed, "\(set)")
                #expect(run.errors.hasPrefix("nunchi: voice.wav: "), "\(run.errors)")
            }
        }
    }
}
