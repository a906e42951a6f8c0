/// The length that a RIFF file declares, which FFmpeg forgets where the file is shorter than that.
enum WAVLength {
    /// Bytes of the data chunk as declared; nil for other files, and for the sizes that programs write when they cannot
    /// go back to fill in the true one.
    static func read(_ source: any ByteSource) -> Int64? {
        guard source.isSeekable, let head = source.bytes(at: 0, count: 12) else { return nil }
        guard head[0..<4].elementsEqual("RIFF".utf8), head[8..<12].elementsEqual("WAVE".utf8) else { return nil }
        var offset: Int64 = 12
        // Chunks are few; a file that claims more is hostile.
        for _ in 0..<1_000 {
            guard let chunk = source.bytes(at: offset, count: 8) else { return nil }
            let length = chunk[4..<8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
            offset += 8
            if chunk[0..<4].elementsEqual("data".utf8) {
                let isPlaceholder = length == 0 || length >= 0x7FFF_0000
                return isPlaceholder ? nil : length
            }
            offset += length + length % 2
        }
        return nil
    }
}
