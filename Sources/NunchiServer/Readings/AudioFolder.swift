package import Foundation
package import Nunchi

/// Sounds by the ids of their readings: WAV, 16 kHz, one channel, 16 bits.
package struct AudioFolder: Sendable {
    private let folder: URL

    /// Samples a second of what is kept.
    package static let sampleRate = 16_000

    /// A folder, which is made for its owner alone.
    package init(_ folder: URL) throws {
        self.folder = folder
        try PrivateFolder.make(folder)
    }

    /// The file of a sound.
    package func file(id: String) -> URL { folder.appending(path: id + ".wav") }

    /// Keeps a sound.
    package func write(_ sound: Waveform, id: String) throws {
        let kept = try sound.mixedToMono().resampled(to: Self.sampleRate)
        try kept.write(to: file(id: id), as: .wav(.int16))
    }

    /// Deletes a sound.
    package func remove(id: String) { Self.shred(file(id: id)) }

    /// Deletes the sounds of all other readings.
    package func removeAll(except ids: Set<String>) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            let isKept = name.hasSuffix(".wav") && ids.contains(String(name.dropLast(4)))
            if !isKept { Self.shred(folder.appending(path: name)) }
        }
    }

    /// Overwrites a file, then unlinks it: what a file system writes in place is gone then, not merely without a name.
    package static func shred(_ file: URL) {
        if let handle = try? FileHandle(forWritingTo: file) {
            let size = (try? handle.seekToEnd()) ?? 0
            try? handle.seek(toOffset: 0)
            let zeros = Data(count: 1 << 16)
            var left = Int(size)
            while left > 0, (try? handle.write(contentsOf: zeros.prefix(left))) != nil {
                left -= min(left, zeros.count)
            }
            try? handle.synchronize()
            try? handle.close()
        }
        try? FileManager.default.removeItem(at: file)
    }
}
