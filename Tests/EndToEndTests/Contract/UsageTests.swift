import Foundation
import NunchiTesting
import Testing

/// Wrong usage: exit code 64, what is wrong and how to get help, and nothing on standard output.
@Suite struct UsageTests {
    private static let wrong: [[String]] = [
        ["sing"], ["read"], ["read", "voice.wav", "--nonsense"], ["read", "voice.wav", "--json", "--csv"],
        ["read", "voice.wav", "--window", "0.1"], ["read", "voice.wav", "--step", "0"],
        ["read", "voice.wav", "--start", "-1"], ["read", "voice.wav", "--start", "2", "--end", "1"],
        ["read", "voice.wav", "--end", "nan"], ["read", "voice.wav", "--channel", "-1"], ["read", "-", "-"],
        ["read", "voice.wav", "--language", "fr"], ["read", "voice.wav", "--jobs", "0"],
        ["read", "voice.wav", "--threads", "9999"], ["read", "voice.wav", "--window", "wide"],
        ["features", "voice.wav", "--set", "colour"], ["features", "voice.wav", "--set", "acoustic,mfcc"],
        ["features", "voice.wav", "--output", "x.bin"], ["features", "a.wav", "b.wav", "--output", "x.npy"],
        ["features", "voice.wav", "--sample-rate", "3"], ["train", "--data", "corpus"],
        ["train", "--output", "x.safetensors"],
        ["train", "--data", "corpus", "--output", "x.safetensors", "--protocol", "guess"],
        ["train", "--data", "corpus", "--output", "x.safetensors", "--epochs", "0"], ["evaluate"],
        ["evaluate", "--data", "corpus", "--protocol", "grouped:1"],
        ["evaluate", "--data", "corpus", "--protocol", "random"], ["evaluate", "--data", "corpus", "--recipe", "soup"],
        ["evaluate", "--data", "corpus", "--emotions", "hunger"], ["evaluate", "--data", "corpus", "--plot", "x.bmp"],
        ["evaluate", "--data", "corpus", "--seed", "-1"], ["plot", "spectrogram", "voice.wav"],
        ["plot", "spectrogram", "voice.wav", "--output", "x.bmp"], ["models", "card"], ["corpus", "info"],
        ["text", "card"], ["text", "train", "--data", "corpus"],
        ["text", "evaluate", "--data", "x", "--recipe", "soup"],
        ["text", "evaluate"], ["read", "--text", "hello", "--text-language", "fr"],
    ]

    @Test(arguments: wrong)
    func isToldBeforeAnyWork(_ arguments: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.3)
            let run = try await Program.run(arguments, in: folder)
            #expect(!run.crashed)
            #expect(run.code == 64, "\(run.errors)")
            #expect(run.output.isEmpty)
            #expect(run.errorLines.first?.hasPrefix("Error: ") == true, "\(run.errors)")
            #expect(run.errors.contains("--help"))
            #expect(try folder.names() == ["voice.wav"])
        }
    }
}
