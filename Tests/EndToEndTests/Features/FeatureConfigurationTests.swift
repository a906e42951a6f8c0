import Foundation
import NunchiTesting
import Testing

/// Any combination of sets and parameters, from the command line or from a file.
@Suite struct FeatureConfigurationTests {
    private func run(_ configuration: String, in folder: URL, _ more: String...) async throws -> ProgramRun {
        try folder.file("c.json", Array(configuration.utf8))
        return try await Program.run(["features", "voice.wav", "--config", "c.json"] + more, in: folder)
    }

    @Test func aFileSaysWhatOptionsSay() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.6)
            let file = try await run(
                """
                {"sample_rate": 8000, "frames": {"n_fft": 256, "hop_length": 80},
                 "features": [{"set": "mfcc", "n_mfcc": 5, "n_mels": 30}, "rms", {"set": "rms-delta"}]}
                """, in: folder, "--output", "a.npy")
            #expect(file.code == 0, "\(file.errors)")
            let options = try await Program.run(
                [
                    "features", "voice.wav", "--set", "mfcc,rms,rms-delta", "--n-mfcc", "5", "--param", "n_mels=30",
                    "--sample-rate", "8000", "--n-fft", "256", "--hop-length", "80", "--output", "b.npy",
                ], in: folder)
            #expect(options.code == 0, "\(options.errors)")
            #expect(try folder.bytes("a.npy") == folder.bytes("b.npy"))
            #expect(try NPYArray(contentsOf: folder.appendingPathComponent("a.npy")).shape == [7, 61])
        }
    }

    /// Sets of frames are summed up and joined to sets of the whole utterance.
    @Test func everythingGoesTogetherWhenSummedUp() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.6)
            let joined = try await run(
                #"{"features": ["rms", "seed-mfcc", {"set": "zcr"}], "functionals": ["mean", "p95-p5"]}"#, in: folder,
                "--json")
            let names = try joined.object().texts("names")
            #expect(names.prefix(2) == ["rms.mean", "rms.p95-p5"])
            #expect(names.suffix(2) == ["zcr.mean", "zcr.p95-p5"])
            #expect(names.count == 44)
            let values = try joined.object().table("values").joined()
            let parts = try await Program.run("features", "voice.wav", "--set", "seed-mfcc", "--json", in: folder)
            #expect(try Array(values)[2..<42] == Array(parts.object().table("values").joined())[...])
        }
    }

    @Test(
        arguments: [
            (#"{"features": ["rmss"]}"#, "no feature set 'rmss'"),
            (#"{"features": []}"#, "no feature set"),
            (#"{"feature": ["rms"]}"#, "there is no key \"feature\""),
            (#"{"features": [{"n_mels": 3}]}"#, "has no \"set\""),
            (#"{"features": [{"set": "mel", "n_mel": 3}]}"#, "no parameter 'n_mel'"),
            (#"{"features": [{"set": "mel", "n_mels": "many"}]}"#, "n_mels is many; it must be a whole number"),
            (#"{"features": ["rms"], "frames": {"hop": 3}}"#, "there is no key \"hop\""),
            (#"{"features": ["rms"], "frames": {"window": "round"}}"#, "window is round"),
            (#"{"features": ["rms"], "frames": {"n_fft": "a"}}"#, "frames.n_fft is of the wrong type"),
            (#"{"features": ["rms"], "functionals": ["meen"]}"#, "functionals is meen"),
            (#"{"features": ["rms"], "sample_rate": 1}"#, "sample_rate is 1"),
            (#"{"features": ["rms", "acoustic"]}"#, "describes a whole utterance"),
            (#"{"features": ["rms"], "frames": {"n_fft": -4, "hop_length": 3}}"#, "-4"),
            (#"{"features": [{"set": "mel", "n_mels": 0}]}"#, "nMels is 0"),
            (#"{"features": [{"set": "mfcc", "n_mfcc": 200}]}"#, "count is 200"),
            ("[1", "not JSON"), ("", "not JSON"),
        ])
    func whatIsWrongIsSaid(configuration: String, words: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.3)
            let run = try await run(configuration, in: folder)
            #expect(run.code == 64 && !run.crashed)
            #expect(run.errors.contains("--config c.json: "), "\(run.errors)")
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test func whatCannotBeComputedIsSaidOfTheFile() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.3)
            for (configuration, words) in [
                (#"{"features": [{"set": "yin", "fmin": 1}]}"#, "1.0"),
                (#"{"features": [{"set": "slope", "fmin": 9}, {"set": "slope", "fmin": 900, "fmax": 100}]}"#, "900"),
            ] {
                let run = try await run(configuration, in: folder)
                #expect(run.code == 1 && !run.crashed)
                #expect(run.errors.hasPrefix("nunchi: voice.wav: ") && run.errors.contains(words), "\(run.errors)")
            }
        }
    }

    @Test func misspeltParametersAreRefused() async throws {
        for arguments in [
            ["--param", "n_mel=3"], ["--param", "n_mels"], ["--set", "rms", "--param", "n_mels=3"],
            ["--config", "nowhere.json"], ["--set", "rms", "--stream", "--output", "x.csv"], ["--format", "xls"],
        ] {
            let run = try await Program.run(["features", "voice.wav"] + arguments)
            #expect(run.code == 64 && !run.errors.isEmpty, "\(arguments)")
        }
    }

    @Test func theListNamesEverySetAndParameter() async throws {
        let text = try await Program.run("features", "--list")
        #expect(text.code == 0)
        let sets = try await Program.run("features", "--list", "--json").objects()
        #expect(sets.count > 20)
        for set in sets {
            let name = try set.text("name")
            #expect(text.lines.contains { $0.hasPrefix(name + " ") }, "\(name)")
            #expect(try !set.text("summary").isEmpty)
            for parameter in try set.objects("parameters") {
                let name = try parameter.text("name")
                #expect(text.output.contains(name + "="))
            }
        }
    }
}
