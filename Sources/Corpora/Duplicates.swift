import Foundation

/// Finding recordings whose files are the same to the byte.
enum Duplicates {
    /// The recordings without those that repeat an earlier one's file content, label and span.
    static func removed(from recordings: [Recording]) -> [Recording] {
        let suspects = Set(
            Dictionary(grouping: recordings.indices) { sizes(of: recordings[$0]) }
                .filter { $0.value.count > 1 }.values.joined())
        var seen: [Content: [URL]] = [:]
        return recordings.enumerated().filter { index, recording in
            guard suspects.contains(index), let data = try? Data(contentsOf: recording.file) else { return true }
            let content = Content(
                hash: hash(of: data), size: data.count, label: recording.label, span: recording.span)
            let twins = seen[content] ?? []
            // Equal hashes are no proof, equal bytes are.
            if twins.contains(where: { $0 == recording.file || (try? Data(contentsOf: $0)) == data }) { return false }
            seen[content] = twins + [recording.file]
            return true
        }.map(\.element)
    }

    private struct Content: Hashable {
        let hash: UInt64
        let size: Int
        let label: String
        let span: ClosedRange<Double>?
    }

    private static func sizes(of recording: Recording) -> Int {
        (try? recording.file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? -1
    }

    /// FNV-1a over 64 bits.
    private static func hash(of data: Data) -> UInt64 {
        data.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
