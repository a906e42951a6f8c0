/// Makes a pipe's bytes readable at any place, so that the same decoder runs as for a file: some formats keep their
/// table of contents at the end.
enum Spool {
    /// What is kept in memory; longer input goes to an unnamed temporary file.
    private static let memoryLimit = 32 << 20

    /// What FFmpeg's probing looks at to name a format.
    private static let probeLimit = 1 << 20

    /// Reads a source to its end. Input of no known format is refused after its first megabyte.
    static func seekable(_ source: any ByteSource) throws -> any ByteSource {
        if source.isSeekable { return source }
        var bytes: [UInt8] = []
        guard try fill(&bytes, upTo: probeLimit, from: source) else { return MemorySource(bytes, name: source.name) }
        _ = try InputFormat(probing: InputContext(MemorySource(bytes, name: source.name)))
        guard try fill(&bytes, upTo: memoryLimit, from: source) else { return MemorySource(bytes, name: source.name) }
        return try temporaryFile(startingWith: bytes, from: source)
    }

    /// Reads until `bytes` has `limit` bytes (true) or the source ends (false).
    private static func fill(_ bytes: inout [UInt8], upTo limit: Int, from source: any ByteSource) throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = try next(&chunk, from: source)
            if count == 0 { return false }
            bytes.append(contentsOf: chunk[..<count])
        }
        return true
    }

    private static func next(_ chunk: inout [UInt8], from source: any ByteSource) throws -> Int {
        try Task.checkCancellation()
        let count = chunk.withUnsafeMutableBytes { source.read(at: 0, into: $0) }
        guard count >= 0 else { throw AudioError(.reading(errno: Int32(-count)), source: source.name) }
        return count
    }

    private static func temporaryFile(startingWith bytes: [UInt8], from source: any ByteSource) throws -> FileSource {
        let folder = FileDescriptor.temporaryFolder
        do {
            let descriptor = try FileDescriptor.temporary(in: folder)
            do {
                var written: Int64 = 0
                func write(_ part: ArraySlice<UInt8>) throws {
                    try part.withUnsafeBytes { try descriptor.put($0, at: written) }
                    written += Int64(part.count)
                }
                try write(bytes[...])
                var chunk = [UInt8](repeating: 0, count: 1 << 20)
                while case let count = try next(&chunk, from: source), count > 0 { try write(chunk[..<count]) }
                return try FileSource(descriptor, name: source.name, owned: true)
            } catch {
                descriptor.close()
                throw error
            }
        } catch let error as SystemError {
            throw AudioError(.unwritable(errno: error.code), source: folder)
        }
    }
}
