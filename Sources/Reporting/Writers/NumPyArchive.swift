/// Several named arrays in NumPy's `.npz` format: a ZIP file of `.npy` files, not compressed.
public struct NumPyArchive: Sendable, Hashable {
    /// The complete contents of an `.npz` file; `numpy.load` reads it back.
    public let bytes: [UInt8]

    /// An archive of arrays under their names, in the order given.
    ///
    /// - Throws: `ReportingError.value` for a name that is empty, repeated or over 65531 bytes, for more than 65535
    ///   arrays, or when the whole passes 4 GiB (ZIP without its 64-bit extension).
    public init(_ arrays: KeyValuePairs<String, NumPyArray>) throws(ReportingError) {
        try self.init(arrays.map { (name: $0.key, array: $0.value) })
    }

    /// An archive of arrays under their names, in the order given. Throws as the other initialiser does.
    public init(_ arrays: [(name: String, array: NumPyArray)]) throws(ReportingError) {
        var writer = NumPyArchiveWriter()
        var bytes: [UInt8] = []
        for (name, array) in arrays { bytes += try writer.entry(name, array) }
        self.bytes = bytes + (try writer.end())
    }
}

/// Makes an `.npz` file piece by piece, so that no more than one array has to be in memory.
public struct NumPyArchiveWriter: Sendable {
    private var directory: [UInt8] = []
    private var names: Set<String> = []
    private var count = 0

    /// An archive without arrays.
    public init() {}

    /// The bytes of the next array, to be written after those before.
    ///
    /// - Throws: `ReportingError.value` as ``NumPyArchive`` does.
    public mutating func entry(_ name: String, _ array: NumPyArray) throws(ReportingError) -> [UInt8] {
        guard names.count < 65_535 else {
            throw .value(of: "npz", found: "\(names.count + 1) arrays", hint: "0...65535")
        }
        guard (1...65_531).contains(name.utf8.count), names.insert(name).inserted else {
            throw .value(of: "npz", found: "\"\(name.prefix(64))\"", hint: "unique, 1...65531 bytes")
        }
        let entry = Entry(name: Array((name + ".npy").utf8), data: array.bytes)
        guard count + array.bytes.count + entry.name.count + 30 < Int(UInt32.max) else {
            throw .value(of: "npz", found: "\(count + array.bytes.count) bytes", hint: "under 4 GiB")
        }
        directory += entry.directoryHeader(offset: UInt32(count))
        let bytes = entry.localHeader + array.bytes
        count += bytes.count
        return bytes
    }

    /// The bytes that end the archive.
    public func end() throws(ReportingError) -> [UInt8] {
        guard count + directory.count < Int(UInt32.max) else {
            throw .value(of: "npz", found: "\(count + directory.count) bytes", hint: "under 4 GiB")
        }
        return directory
            + Entry.end(count: UInt16(names.count), size: UInt32(directory.count), start: UInt32(count))
    }
}

/// The parts of a ZIP file (PKWARE's APPNOTE 6.3) that tell about one stored file.
private struct Entry {
    let name: [UInt8]
    let size: UInt32
    let checksum: UInt32

    init(name: [UInt8], data: [UInt8]) {
        self.name = name
        size = UInt32(data.count)
        checksum = Zlib.crc32(data)
    }

    /// Flags, method, time, date, checksum, sizes, length of name, no extra field. The time is that at which DOS
    /// begins to count, so that the same arrays always give the same bytes.
    private var common: [UInt8] {
        let utf8Flag: UInt16 = name.contains { $0 > 127 } ? 0x0800 : 0
        var bytes: [UInt8] = []
        for value in [utf8Flag, 0, 0, 0x0021] { value.appendLittleEndian(to: &bytes) }
        for value in [checksum, size, size] { value.appendLittleEndian(to: &bytes) }
        UInt16(name.count).appendLittleEndian(to: &bytes)
        UInt16(0).appendLittleEndian(to: &bytes)
        return bytes
    }

    var localHeader: [UInt8] { [0x50, 0x4B, 3, 4, 20, 0] + common + name }

    func directoryHeader(offset: UInt32) -> [UInt8] {
        // Made by version 2.0 on Unix; no comment, disk 0, no internal attributes.
        var bytes: [UInt8] = [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + common + [0, 0, 0, 0, 0, 0]
        (UInt32(0o644) << 16).appendLittleEndian(to: &bytes)
        offset.appendLittleEndian(to: &bytes)
        return bytes + name
    }

    static func end(count: UInt16, size: UInt32, start: UInt32) -> [UInt8] {
        var bytes: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        count.appendLittleEndian(to: &bytes)
        count.appendLittleEndian(to: &bytes)
        size.appendLittleEndian(to: &bytes)
        start.appendLittleEndian(to: &bytes)
        return bytes + [0, 0]
    }
}
