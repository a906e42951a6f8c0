import Foundation

/// Finding recordings whose files are the same to the byte.
enum Duplicates {
    /// The recordings without those that repeat an earlier one's file content, label and span.
    static func removed(from recordings: [Recording]) -> [Recording] {
        var repeated: Set<Int> = []
        for group in groups(of: recordings) {
            var labels: Set<String> = []
            for index in group where !labels.insert(recordings[index].label).inserted { repeated.insert(index) }
        }
        return recordings.enumerated().filter { !repeated.contains($0.offset) }.map(\.element)
    }

    /// Recordings of the same file content and span, by their places, each group in order; those that stand alone are in
    /// none.
    static func groups(of recordings: [Recording]) -> [[Int]] {
        let suspects = Dictionary(grouping: recordings.indices) { size(of: recordings[$0]) }
            .filter { $0.value.count > 1 }.values.joined().sorted()
        var found: [Content: [[Int]]] = [:]
        for index in suspects {
            let file = recordings[index].file
            guard let data = try? Data(contentsOf: file) else { continue }
            let content = Content(hash: hash(of: data), size: data.count, span: recordings[index].span)
            var groups = found[content] ?? []
            // Equal hashes are no proof, equal bytes are.
            let place = groups.firstIndex {
                let first = recordings[$0[0]].file
                return first == file || (try? Data(contentsOf: first)) == data
            }
            if let place { groups[place].append(index) } else { groups.append([index]) }
            found[content] = groups
        }
        return found.values.joined().filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    private struct Content: Hashable {
        let hash: UInt64
        let size: Int
        let span: ClosedRange<Double>?
    }

    /// The file's bytes; of a link, those that it leads to.
    private static func size(of recording: Recording) -> Int {
        (try? recording.file.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? -1
    }

    /// FNV-1a over 64 bits.
    private static func hash(of data: Data) -> UInt64 {
        data.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
