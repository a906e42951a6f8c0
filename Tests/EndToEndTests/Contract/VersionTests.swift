import Foundation
import NunchiTesting
import Testing

/// What people paste into a report of a fault.
@Suite struct VersionTests {
    @Test func versionTellsInstructionSetAndLibraries() async throws {
        let run = try await Program.run("--version")
        #expect(run.code == 0)
        for word in ["nunchi 0.", "instructions", "FFmpeg", "soxr"] {
            #expect(run.output.contains(word), "\(run.output)")
        }
    }

    /// Two speakers allow two groups: the card has figures without anybody asking for a protocol that fits.
    @Test func fewSpeakersAreMeasuredInFewerGroups() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 2))
            let trained = try await Program.run(
                "train", "--recipe", "seed-mel", "--epochs", "20", "--data", "corpus", "--output", "own.safetensors",
                "--json", in: folder)
            #expect(trained.code == 0, "\(trained.errors)")
            #expect(trained.output.contains("grouped:2"))
        }
    }
}
