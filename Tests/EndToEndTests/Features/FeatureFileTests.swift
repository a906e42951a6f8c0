import Foundation
import NunchiTesting
import Testing

/// Features in the forms that other programs read.
@Suite struct FeatureFileTests {
    /// The header of a NumPy file of format version 1, word for word.
    private func header(_ bytes: [UInt8]) throws -> String {
        try #require(bytes.count > 10 && Array(bytes[0..<8]) == [0x93] + Array("NUMPY".utf8) + [1, 0])
        let length = Int(bytes[8]) | Int(bytes[9]) << 8
        try #require((10 + length) % 64 == 0)
        return String(decoding: bytes[10..<10 + length], as: UTF8.self)
    }

    @Test func numPy() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 1)
            let run = try await Program.run(
                "features", "voice.wav", "--set", "mfcc", "--n-mfcc", "13", "--output", "mfcc.npy", in: folder)
            #expect(run.code == 0)
            let bytes = try folder.bytes("mfcc.npy")
            // 16000 samples in steps of 512, with the frames in the middle: 1 + floor(16000 / 512) = 32.
            let header = try header(bytes)
            #expect(header.contains("'descr': '<f4'"))
            #expect(header.contains("'fortran_order': False"))
            #expect(header.contains("'shape': (13, 32)"))
            let array = try NPYArray(contentsOf: folder.appendingPathComponent("mfcc.npy"))
            #expect(array.shape == [13, 32])
            #expect(array.doubles.allSatisfy { $0.isFinite })
        }
    }

    /// The three forms hold the same numbers.
    @Test func formsAgree() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 0.5)
            for name in ["x.npy", "x.csv", "x.jsonl"] {
                let run = try await Program.run(
                    "features", "voice.wav", "--set", "rms,zcr", "--output", name, in: folder)
                #expect(run.code == 0)
            }
            let array = try NPYArray(contentsOf: folder.appendingPathComponent("x.npy"))
            let frames = array.shape[1]
            try #require(array.shape == [2, 16])
            let json = try JSONObject(parsing: String(decoding: try folder.bytes("x.jsonl"), as: UTF8.self))
            #expect(try json.text("schema") == "nunchi.features/1")
            #expect(try json.texts("names") == ["rms", "zcr"])
            #expect(try json.integer("frames") == frames)
            #expect(try json.integer("sample_rate") == 16_000)
            #expect(try json.table("values").joined().map { Float($0) } == array.floats)
            let rows = String(decoding: try folder.bytes("x.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
                .map { $0.split(separator: ",").map(String.init) }
            #expect(rows.first == ["source", "time", "rms", "zcr"])
            try #require(rows.count == frames + 1)
            for (frame, row) in rows.dropFirst().enumerated() {
                #expect(row[0] == "voice.wav")
                #expect(Double(row[1]) == Double(frame * 512) / 16_000)
                #expect(Float(row[2]) == array.floats[frame])
                #expect(Float(row[3]) == array.floats[frames + frame])
            }
        }
    }

    @Test func aFileForEachInputInAFolder() async throws {
        try await withTemporaryDirectory { folder in
            _ = try folder.folder("one")
            _ = try folder.folder("two")
            for name in ["a.wav", "one/clip.wav", "two/clip.wav"] { try folder.voice(name, seconds: 0.4) }
            let run = try await Program.run(
                "features", "a.wav", "one/clip.wav", "two/clip.wav", "--set", "acoustic", "--output", "out/",
                in: folder)
            #expect(run.code == 0)
            let out = folder.appendingPathComponent("out")
            #expect(try out.names() == ["a.npy", "clip-2.npy", "clip.npy"])
            let array = try NPYArray(contentsOf: out.appendingPathComponent("clip-2.npy"))
            #expect(array.shape.count == 2 && array.shape[1] == 1)
        }
    }

    @Test func severalInputsInOneTable() async throws {
        try await withTemporaryDirectory { folder in
            for name in ["a.wav", "b.wav"] { try folder.voice(name, seconds: 0.4) }
            for name in ["x.csv", "x.jsonl"] {
                let run = try await Program.run(
                    "features", "a.wav", "b.wav", "--set", "centroid", "--output", name, in: folder)
                #expect(run.code == 0)
            }
            let lines = String(decoding: try folder.bytes("x.jsonl"), as: UTF8.self).split(separator: "\n")
            #expect(try lines.map { try JSONObject(parsing: String($0)).text("source") } == ["a.wav", "b.wav"])
            let rows = String(decoding: try folder.bytes("x.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
            #expect(rows.count { $0.hasPrefix("source,") } == 1)
            #expect(rows.count { $0.hasPrefix("a.wav,") } == rows.count { $0.hasPrefix("b.wav,") })
        }
    }

    @Test func rateIsKeptUnlessAskedFor() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("high.wav", SyntheticVoices.voice(seconds: 0.5, sampleRate: 44_100).pcm16.bytes)
            let own = try await Program.run("features", "high.wav", "--set", "rms", in: folder)
            #expect(own.output.contains("44100 Hz"))
            let asked = try await Program.run(
                "features", "high.wav", "--set", "rms", "--sample-rate", "16000", "--json", in: folder)
            #expect(try asked.object().integer("sample_rate") == 16_000)
        }
    }
}
