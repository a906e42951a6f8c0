import Acoustics
import Foundation
import Reporting
import Testing

struct FeatureOutputTests {
    /// Two features in three frames of 10 ms.
    static let matrix = FeatureMatrix(
        names: ["rms", "a,b"], frameCount: 3, values: [1, 2, 3, -0.5, 0, 0.25],
        timing: FrameTiming(sampleRate: 16_000, hopLength: 160))

    private static let writer = FeatureWriter(FeatureRecord(source: "clip.wav", features: matrix))

    @Test func commaSeparated() {
        #expect(Self.writer.csvHeader == "source,time,rms,\"a,b\"\r\n")
        #expect(Self.writer.csvRows == "clip.wav,0.0,1.0,-0.5\r\nclip.wav,0.01,2.0,0.0\r\nclip.wav,0.02,3.0,0.25\r\n")
    }

    @Test func json() {
        #expect(
            Self.writer.json.compact
                == #"{"schema":"nunchi.features/1","source":"clip.wav","sample_rate":16000,"hop_length":160,"hop_seconds":0.01,"frames":3,"#
                + #""names":["rms","a,b"],"values":[[1.0,2.0,3.0],[-0.5,0.0,0.25]],"warnings":[]}"#)
    }

    @Test func numPyHoldsFeaturesByFrames() throws {
        let bytes = try Self.writer.bytes(.npy)
        let header = String(decoding: bytes.prefix(128), as: UTF8.self)
        #expect(header.contains("'shape': (2, 3)") && header.contains("'descr': '<f4'"))
        #expect(header.contains("'fortran_order': False"))
        let values = bytes.suffix(24).withUnsafeBytes { raw in
            (0..<6).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        }
        #expect(values == Self.matrix.values)
    }

    @Test func textSumsUpEachFeature() {
        let lines = Self.writer.text(in: .english).split(separator: "\n").map(String.init)
        #expect(lines[0] == "clip.wav  16000 Hz  [2, 3]")
        let rms = lines.first { $0.hasPrefix("rms") }?.split(separator: " ").map(String.init)
        // Mean 2 and population deviation √(2/3).
        #expect(rms == ["rms", "2.0000", "0.8165", "1.0000", "3.0000"])
    }
}

struct FeatureFilesTests {
    private static let matrix = FeatureOutputTests.matrix

    private static func record(_ source: String) -> FeatureRecord { FeatureRecord(source: source, features: matrix) }

    @Test func namesChooseTheForm() {
        #expect(FeatureFiles.format(of: "a.npy") == .npy)
        #expect(FeatureFiles.format(of: "out/A.CSV") == .csv)
        #expect(FeatureFiles.format(of: "a.jsonl") == .jsonl)
        #expect(FeatureFiles.format(of: "a.json") == nil)
        #expect(FeatureFiles.format(of: "folder/") == nil)
    }

    @Test func withoutAFileTheyArePrinted() throws {
        let writer = FeatureWriter(Self.record("a.wav"))
        let json = try FeatureFiles(output: nil, printsJSON: true, language: .english)
        #expect(try json.add(Self.record("a.wav")) == writer.json.compact)
        let text = try FeatureFiles(output: nil, printsJSON: false, language: .english)
        #expect(try text.add(Self.record("a.wav")) == writer.text(in: .english))
        #expect(try text.finish().isEmpty)
    }

    @Test func manySoundsInOneTable() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "out.csv")
            let files = try FeatureFiles(output: file.path, printsJSON: false, language: .english)
            #expect(try files.add(Self.record("a.wav")) == nil)
            #expect(try files.add(Self.record("b.wav")) == nil)
            #expect(!FileManager.default.fileExists(atPath: file.path))
            #expect(try files.finish() == [file.path])
            let text = try String(contentsOf: file, encoding: .utf8)
            let (first, second) = (
                FeatureWriter(Self.record("a.wav")), FeatureWriter(Self.record("b.wav"))
            )
            #expect(text == first.csvHeader + first.csvRows + second.csvRows)
        }
    }

    @Test func soundsOfOtherFeaturesAreRefusedInOneTable() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "out.csv")
            let files = try FeatureFiles(output: file.path, printsJSON: false, language: .english)
            _ = try files.add(Self.record("a.wav"))
            #expect(throws: ReportingError.shape(of: file.path, expected: 2, found: 1)) {
                try files.add(FeatureRecord(source: "b.wav", features: Self.matrix.selecting([0])))
            }
        }
    }

    @Test func linesOfJSON() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "out.jsonl")
            let files = try FeatureFiles(output: file.path, printsJSON: false, language: .english)
            for source in ["a.wav", "b.wav"] { _ = try files.add(Self.record(source)) }
            _ = try files.finish()
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            #expect(lines == ["a.wav", "b.wav"].map { FeatureWriter(Self.record($0)).json.compact })
        }
    }

    @Test func aFolderGetsAFileForEachSound() throws {
        try withTemporaryFolder { folder in
            let place = folder.appending(path: "vectors").path + "/"
            let files = try FeatureFiles(output: place, printsJSON: false, language: .english)
            for source in ["x/a.wav", "y/a.flac", "-", "b.wav"] { _ = try files.add(Self.record(source)) }
            let names = try files.finish().map { URL(filePath: $0).lastPathComponent }
            #expect(names == ["a.npy", "a-2.npy", "stdin.npy", "b.npy"])
            let bytes = try FeatureWriter(Self.record("")).bytes(.npy)
            for name in names { #expect(try Array(Data(contentsOf: URL(filePath: place + name))) == bytes) }
        }
    }

    @Test func nothingAddedIsNothingWritten() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "out.npy")
            let files = try FeatureFiles(output: file.path, printsJSON: false, language: .english)
            #expect(try files.finish().isEmpty)
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test func aPlaceThatCannotBeIsNamed() {
        #expect(throws: ReportingError.self) {
            try FeatureFiles(output: "/dev/null/folder/", printsJSON: false, language: .english)
        }
    }
}
