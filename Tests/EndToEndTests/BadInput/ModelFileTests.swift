import Foundation
import NunchiTesting
import Testing

/// Model files that are damaged, foreign, or of another version.
@Suite struct ModelFileTests {
    /// A sound model, trained for a moment.
    private func train(in folder: URL) async throws -> [UInt8] {
        try folder.corpus()
        try folder.voice()
        let run = try await Program.run(
            "train", "--data", "corpus", "--recipe", "seed-mel", "--epochs", "2", "--protocol", "none", "--output",
            "whole.safetensors", in: folder)
        try #require(run.code == 0, "\(run.errors)")
        return try folder.bytes("whole.safetensors")
    }

    private func expectRefused(_ name: String, cause: String, code: String, in folder: URL) async throws {
        for command in [["read", "voice.wav", "--model", name], ["models", "card", name]] {
            let told = try await Program.run(command, in: folder)
            expectFailure(told, naming: name, cause: cause)
            #expect(told.errors.contains("nunchi train"), "\(told.errors)")
            try expectJSONFailure(try await Program.run(command + ["--json"], in: folder), source: name, code: code)
        }
    }

    /// The file with one text of its header put in place of another of the same length.
    private func edited(_ bytes: [UInt8], _ old: String, _ new: String) throws -> [UInt8] {
        let (old, new) = (Array(old.utf8), Array(new.utf8))
        try #require(old.count == new.count)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: old) })
        return Array(bytes[..<start]) + new + bytes[(start + old.count)...]
    }

    @Test func cutInHalf() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try await train(in: folder)
            try folder.file("half.safetensors", Array(bytes.prefix(bytes.count / 2)))
            try await expectRefused("half.safetensors", cause: "expected data up to", code: "neural.format", in: folder)
        }
    }

    @Test func cutInItsHeader() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try await train(in: folder)
            try folder.file("stub.safetensors", Array(bytes.prefix(200)))
            try await expectRefused("stub.safetensors", cause: "header length", code: "neural.format", in: folder)
        }
    }

    @Test func anotherFormatVersion() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try await train(in: folder)
            try folder.file(
                "newer.safetensors", try edited(bytes, "nunchi.voice-model/1", "nunchi.voice-model/9"))
            try await expectRefused(
                "newer.safetensors", cause: "nunchi.voice-model/9", code: "voice.model_format", in: folder)
        }
    }

    @Test func anotherFeatureVersion() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try await train(in: folder)
            try folder.file(
                "older.safetensors", try edited(bytes, "\"feature_version\":\"1\"", "\"feature_version\":\"0\""))
            try await expectRefused(
                "older.safetensors", cause: "version 0 of the features seed-mel", code: "voice.feature_version",
                in: folder)
        }
    }

    @Test func plainText() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            try folder.file("text.safetensors", Array("This is no model.\n".utf8))
            try await expectRefused(
                "text.safetensors", cause: "this is no model file", code: "neural.foreign", in: folder)
        }
    }

    @Test func noBytes() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            try folder.file("empty.safetensors", [])
            try await expectRefused("empty.safetensors", cause: "at least 8 bytes", code: "neural.format", in: folder)
        }
    }

    @Test func tensorsOfSomethingElse() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let header = #"{"__metadata__":{"made_by":"another program"}}"# + "  "
            let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
            try folder.file("other.safetensors", length + Array(header.utf8))
            try await expectRefused(
                "other.safetensors", cause: "no voice model of Nunchi", code: "voice.not_a_model", in: folder)
        }
    }

    @Test func folder() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            _ = try folder.folder("model")
            let told = try await Program.run("read", "voice.wav", "--model", "model", in: folder)
            expectFailure(told, naming: "model", cause: "found a folder")
        }
    }

    /// Whatever single byte of the file is wrong, the program neither crashes nor prints anything but a reading or an error.
    @Test func flippedBytes() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try await train(in: folder)
            var generator = NunchiTesting.SeededGenerator(seed: 3)
            for trial in 0..<12 {
                var damaged = bytes
                // The header is where a wrong byte could mislead.
                let place = Int(generator.unit() * 1_200)
                damaged[place] ^= UInt8(1 << (trial % 8))
                try folder.file("damaged.safetensors", damaged)
                let run = try await Program.run(
                    "read", "voice.wav", "--model", "damaged.safetensors", "--json", in: folder)
                #expect(!run.crashed, "byte \(place): signal \(run.code)")
                let schema = try run.object().text("schema")
                #expect(schema == (run.code == 0 ? "nunchi.reading/1" : "nunchi.error/1"), "byte \(place)")
            }
        }
    }
}
