import AudioSignal
import Foundation
import NunchiTesting

extension URL {
    /// Writes bytes to a file of that name in this folder.
    @discardableResult
    func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let file = appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }

    /// Writes a synthetic voice, which is readable, to a file of that name in this folder.
    @discardableResult
    func voice(_ name: String = "voice.wav", seconds: Double = 1.2) throws -> URL {
        try file(name, SyntheticVoices.voice(seconds: seconds).pcm16.bytes)
    }

    /// Makes a folder of that name in this folder.
    func folder(_ name: String) throws -> URL {
        let folder = appendingPathComponent(name, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Makes a small corpus that recipes can learn, in a folder of that name in this folder.
    @discardableResult
    func corpus(
        _ name: String = "corpus", clips: [SyntheticVoices.Clip] = SyntheticVoices.clips(), rows: [String] = []
    ) throws -> URL {
        let corpus = try folder(name)
        try SyntheticVoices.write(clips, to: corpus, manifestRows: rows)
        return corpus
    }

    /// The bytes of a file of that name in this folder.
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: appendingPathComponent(name))) }

    /// Names of what lies in this folder, sorted.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

extension Waveform {
    /// The first channel as a 16-bit WAV file.
    var pcm16: WAVBytes {
        .pcm16(channels[0].map { Int16(clamping: Int(($0 * 32_768).rounded())) }, sampleRate: UInt32(sampleRate))
    }
}
