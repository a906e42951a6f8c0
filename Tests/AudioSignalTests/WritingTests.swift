import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// A file appears whole or not at all.
@Suite struct WritingTests {
    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test(arguments: SourceTests.formats) func fileHoldsWhatMemoryWouldHold(format: AudioFileFormat) throws {
        try withTemporaryDirectory { folder in
            let noise = Signal.noise(seconds: 0.3)
            let url = folder.appendingPathComponent("소리 \(format.fileExtension).\(format.fileExtension)")
            try noise.write(to: url, as: format)
            #expect(try [UInt8](Data(contentsOf: url)) == noise.encoded(as: format))
            #expect(try names(folder) == [url.lastPathComponent])
        }
    }

    @Test(arguments: [1, 333, 4_096, 10_000]) func blocksMakeTheSameFileAsTheWhole(size: Int) throws {
        try withTemporaryDirectory { folder in
            let noise = Signal.noise(seconds: 0.7)
            for format in [AudioFileFormat.wav(), .flac(), .ogg(), .mp3()] {
                let url = folder.appendingPathComponent("blocks.\(format.fileExtension)")
                let writer = try AudioWriter(to: url, as: format, sampleRate: 16_000, channels: 1)
                for start in stride(from: 0, to: noise.count, by: size) {
                    try writer.append(noise.slice(start..<min(start + size, noise.count)))
                }
                try writer.finish()
                #expect(try [UInt8](Data(contentsOf: url)) == noise.encoded(as: format))
            }
        }
    }

    @Test func unfinishedWritingLeavesTheOldFile() throws {
        try withTemporaryDirectory { folder in
            let url = folder.appendingPathComponent("kept.wav")
            try write([1, 2, 3], to: url)
            func begin() throws {
                let writer = try AudioWriter(to: url, sampleRate: 16_000, channels: 1)
                try writer.append(Signal.noise(seconds: 1))
            }
            try begin()
            #expect(try [UInt8](Data(contentsOf: url)) == [1, 2, 3])
            #expect(try names(folder) == ["kept.wav"])
            try Signal.noise(seconds: 0.1).write(to: url)
            #expect(try Waveform(contentsOf: url).count == 1_600)
        }
    }

    @Test func refusalsLeaveNoTrace() throws {
        try withTemporaryDirectory { folder in
            let noise = Signal.noise(seconds: 0.1, sampleRate: 96_000)
            #expect(throws: AudioError.self) { try noise.write(to: folder.appendingPathComponent("a.mp3")) }
            let unknown = #expect(throws: AudioError.self) {
                try noise.write(to: folder.appendingPathComponent("a.xyz"))
            }
            #expect(unknown?.kind == .unknownExtension("xyz"))
            let left = try names(folder)
            #expect(left.isEmpty)
        }
    }

    @Test func partsOfAnotherKindAreRefused() throws {
        try withTemporaryDirectory { folder in
            let url = folder.appendingPathComponent("a.wav")
            let writer = try AudioWriter(to: url, sampleRate: 16_000, channels: 1)
            let rate = #expect(throws: AudioError.self) {
                try writer.append(Signal.noise(seconds: 0.1, sampleRate: 8_000))
            }
            #expect(rate?.kind == .partsDiffer(property: "sample rate", first: 16_000, other: 8_000))
            let width = #expect(throws: AudioError.self) {
                try writer.append(Waveform(channels: [[0], [0]], sampleRate: 16_000))
            }
            #expect(width?.kind == .partsDiffer(property: "channel count", first: 1, other: 2))
        }
    }

    @Test func missingFolderAndFolderAsTarget() throws {
        try withTemporaryDirectory { folder in
            let noise = Signal.noise(seconds: 0.1)
            for target in ["none/a.wav", ""] {
                let url = folder.appendingPathComponent(target)
                let error = #expect(throws: AudioError.self) { try noise.write(to: url, as: .wav()) }
                #expect(error?.code == "audio.unwritable")
                #expect(error?.source == url.path)
            }
            let left = try names(folder)
            #expect(left.isEmpty)
        }
    }

    @Test func aDeviceIsWrittenIntoAndNotReplaced() throws {
        let device = URL(fileURLWithPath: "/dev/null")
        try Signal.noise(seconds: 0.1).write(to: device, as: .flac())
        let kind = try FileManager.default.attributesOfItem(atPath: device.path)[.type] as? FileAttributeType
        #expect(kind == .typeCharacterSpecial)
    }

    @Test func addressesAreNotFiles() throws {
        let url = try #require(URL(string: "http://example.invalid/a.wav"))
        let error = #expect(throws: AudioError.self) { try Signal.noise(seconds: 0.1).write(to: url) }
        #expect(error?.kind == .notAFileURL(scheme: "http"))
    }
}
