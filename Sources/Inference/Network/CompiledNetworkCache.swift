package import Foundation

/// The folder in which OpenVINO keeps one compiled network.
///
/// OpenVINO trusts what it finds there: a blob with changed bytes gives other numbers, or ends the process. So each has a
/// note beside it with its size and a checksum, and what does not agree with its note is removed before OpenVINO looks.
struct CompiledNetworkCache {
    /// The folder for this network alone.
    let folder: URL
    private let state: String
    private var note: URL { folder.appendingPathComponent("checked.txt") }

    /// A place below `cache` for that file with those options; nil where the file cannot be looked at.
    init?(for model: URL, options: NetworkOptions, runtime: String, in cache: URL) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: model.path),
            let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
        else { return nil }
        let path = model.standardizedFileURL.path
        let key = Checksum.of(Data("\(path)\n\(options.threads)\n\(options.precision)".utf8))
        let stem = model.deletingPathExtension().lastPathComponent.prefix(40)
        folder = cache.appendingPathComponent("\(stem)-\(key)", isDirectory: true)
        state = "\(runtime) \(size) \(date.timeIntervalSince1970)"
    }

    /// Makes the folder, and empties it unless it holds the network's blob unharmed.
    ///
    /// - Returns: whether it holds the blob; nil where the folder cannot be written to.
    func prepare() -> Bool? {
        let files = FileManager.default
        do {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            if let text = try? String(contentsOf: note, encoding: .utf8), text == description { return true }
            for file in try files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
                try files.removeItem(at: file)
            }
            return false
        } catch {
            return nil
        }
    }

    /// Writes down what OpenVINO left, to compare it with the next time.
    func seal() {
        // A note that cannot be written costs the next load its time, nothing else.
        if let text = description { try? Data(text.utf8).write(to: note, options: .atomic) }
    }

    /// Removes the blob.
    func discard() { try? FileManager.default.removeItem(at: folder) }

    /// The file's state, and name, size and checksum of the blob; nil where there is not just one.
    private var description: String? {
        let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let blobs = (found ?? []).filter { $0.pathExtension == "blob" }
        guard blobs.count == 1, let blob = try? Data(contentsOf: blobs[0], options: .mappedIfSafe) else { return nil }
        return "\(state)\n\(blobs[0].lastPathComponent) \(blob.count) \(Checksum.of(blob))\n"
    }
}

/// A fast checksum against damage, not against forgery: eight lanes of xor, multiply and rotate over words of 64 bits.
package enum Checksum {
    /// Sixteen hexadecimal digits.
    package static func of(_ data: Data) -> String {
        let digest = data.withUnsafeBytes { bytes in
            var lanes = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
            let prime = SIMD8<UInt64>(repeating: 0x9e37_79b9_7f4a_7c15)
            let whole = bytes.count / 64 * 64
            for offset in stride(from: 0, to: whole, by: 64) {
                let words = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt64>.self)
                lanes = (lanes ^ words) &* prime
                lanes ^= lanes &>> 29
            }
            var sum = UInt64(bytes.count)
            func stir(_ word: UInt64) {
                sum = (sum ^ word) &* 0x9e37_79b9_7f4a_7c15
                sum ^= sum >> 29
            }
            for lane in 0..<8 { stir(lanes[lane]) }
            for byte in bytes[whole...] { stir(UInt64(byte)) }
            return sum
        }
        let text = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
