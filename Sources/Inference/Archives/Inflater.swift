import CZlib

/// Unpacking of deflated bytes (RFC 1951).
enum Inflater {
    /// What came out.
    struct Result {
        let size: Int
        let checksum: UInt32
        /// Whether the stream came to its end.
        let isWhole: Bool
    }

    private static let bufferSize = 1 << 18

    /// Copies bytes that are not packed.
    static func copy(_ input: UnsafeRawBufferPointer, to output: OutputFile) throws(ModelStoreError) -> Result {
        var checksum = CZlib.crc32(0, nil, 0)
        var rest = input[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(bufferSize))
            checksum = CZlib.crc32(checksum, part.bindMemory(to: UInt8.self).baseAddress, uInt(part.count))
            try output.append(part)
            rest = rest.dropFirst(part.count)
        }
        return Result(size: input.count, checksum: UInt32(truncatingIfNeeded: checksum), isWhole: true)
    }

    /// Unpacks bytes; stops when more than `size` come out, whatever the archive would unfold into.
    static func inflate(
        _ input: UnsafeRawBufferPointer, size: Int, to output: OutputFile
    ) throws(ModelStoreError) -> Result {
        // zlib keeps the stream's address: it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // Minus 15: no zlib header in front, the largest window.
        guard inflateInit2_(stream, -15, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return Result(size: 0, checksum: 0, isWhole: false)
        }
        defer { inflateEnd(stream) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 16)
        defer { buffer.deallocate() }
        // A member of an archive without zip64 is shorter than 4 GiB, so its length fits.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = uInt(input.count)
        var (count, checksum, status) = (0, CZlib.crc32(0, nil, 0), Z_OK)
        while status == Z_OK, count <= size {
            stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
            stream.pointee.avail_out = uInt(buffer.count)
            status = CZlib.inflate(stream, Z_NO_FLUSH)
            let part = UnsafeRawBufferPointer(rebasing: buffer.prefix(buffer.count - Int(stream.pointee.avail_out)))
            count += part.count
            checksum = CZlib.crc32(checksum, part.bindMemory(to: UInt8.self).baseAddress, uInt(part.count))
            try output.append(part)
        }
        return Result(
            size: count, checksum: UInt32(truncatingIfNeeded: checksum), isWhole: status == Z_STREAM_END)
    }
}
