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
        ["train", "--data", "corpus", "--output", "x.safetensors", "--set", "training.epoch=3"],
        ["train", "--data", "corpus", "--output", "x.safetensors", "--set", "training.epochs"],
        ["train", "--data", "corpus", "--output", "x.safetensors", "--patience", "0"],
        ["train", "--data", "corpus", "--output", "x.safetensors", "--class-weight", "anger=-1"],
        ["train", "--data", "corpus", "--output", "x.safetensors", "--curves", "x.bmp"],
        ["evaluate", "--data", "corpus", "--set", "learner.dropout=2"],
        ["evaluate", "--data", "corpus", "--checkpoint", ""],
        ["evaluate", "--data", "corpus", "--map", "odd=hunger"], ["tune"],
        ["tune", "--data", "corpus", "--trials", "0"],
        ["tune", "--data", "corpus", "--method", "guess"], ["tune", "--data", "corpus", "--vary", "soup=1,2"],
        ["tune", "--data", "corpus", "--vary", "learner.dropout=0.6..0.3"],
        ["tune", "--data", "corpus", "--vary", "learner.dropout=0.5..1.5"],
        ["tune", "--data", "corpus", "--vary", "training.learningRate=0..1:log"],
        ["tune", "--data", "corpus", "--holdout", "random"], ["tune", "--data", "corpus", "--holdout", "grouped:1"],
        ["tune", "--data", "corpus", "--budget", "time"], ["tune", "--data", "corpus", "--brackets", "9"],
        ["tune", "--data", "corpus", "--output", "best.txt"], ["tune", "--data", "corpus", "--plot", "x.bmp"],
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

    /// What was nearly right is told with what it may have been meant to be.
    @Test(arguments: [
        (["reed", "x.wav"], "There is no command 'reed' (did you mean read?)."),
        (["sing", "x.wav"], "There is no command 'sing' (commands: read, "),
        (["train", "--data", "c", "--output", "m", "--set", "training.epoch=3"], "did you mean training.epochs?"),
        (["evaluate", "--data", "c", "--recipe", "acustic"], "did you mean acoustic?"),
        (["evaluate", "--data", "c", "--protocol", "grouped5"], "is not known: did you mean grouped? Else use "),
        (["train", "--data", "c", "--output", "m", "--protocol", "non"], "did you mean none?"),
        (["tune", "--data", "c", "--protocol", "leave-one-speaker"], "did you mean leave-one-speaker-out?"),
        (["evaluate", "--data", "c", "--protocol", "grouped:1"], "--protocol grouped:1 is not known: use "),
    ])
    func whatMayHaveBeenMeant(_ arguments: [String], _ words: String) async throws {
        let run = try await Program.run(arguments)
        #expect(run.code == 64)
        #expect(run.errorLines.first?.contains(words) == true, "\(run.errors)")
    }
}
