import CZlib

/// Compression and checksums of the system's zlib.
enum Zlib {
    /// A zlib stream (RFC 1950) of the bytes.
    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(length))
        // compress2 fails only for a bad level, too small a buffer or no memory: none can be the case here.
        let status = compress2(&result, &length, bytes, uLong(bytes.count), 9)
        precondition(status == Z_OK, "zlib: status \(status)")
        result.removeLast(result.count - Int(length))
        return result
    }

    /// CRC-32 of the bytes, as PNG and ZIP use it.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        // zlib counts in 32 bits: longer data go in parts.
        bytes.withUnsafeBufferPointer { buffer in
            var checksum = CZlib.crc32(0, nil, 0)
            var start = 0
            while start < buffer.count {
                let count = min(buffer.count - start, 1 << 30)
                checksum = CZlib.crc32(checksum, buffer.baseAddress?.advanced(by: start), uInt(count))
                start += count
            }
            return UInt32(truncatingIfNeeded: checksum)
        }
    }
}
