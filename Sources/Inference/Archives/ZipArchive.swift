import Foundation

/// A zip archive, such as a Python wheel, whose files are stored or deflated.
///
/// An archive that is not sound is refused whole: a path that leads out of its folder, a link, two files of one name.
/// Zip64, encryption and archives in several volumes are not read: no wheel of the catalogue needs them.
struct ZipArchive {
    /// A file in the archive.
    struct Member: Hashable {
        let path: String
        let method: Int
        let checksum: UInt32
        let compressedSize: Int
        let size: Int
        let offset: Int
    }

    /// The files, in the archive's order; folders are left out.
    let members: [Member]
    let path: String
    private let bytes: Data

    /// Opens an archive and checks its list of files.
    init(_ url: URL) throws(ModelStoreError) {
        path = url.path
        do {
            bytes = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw .fileSystem(path: url.path, cause: "it cannot be read")
        }
        members = try Self.members(bytes, path: url.path)
    }

    /// The file at that path.
    func member(_ name: String) throws(ModelStoreError) -> Member {
        guard let member = members.first(where: { $0.path == name }) else {
            throw .badArchive(path: path, cause: "there is no '\(name)' in it")
        }
        return member
    }

    /// Appends a file's content to `output`, checked by its CRC-32.
    func extract(_ member: Member, to output: OutputFile) throws(ModelStoreError) {
        let start = try contentStart(of: member)
        let content = bytes[start..<start + member.compressedSize]
        var result: Inflater.Result?
        var failure: ModelStoreError?
        content.withUnsafeBytes { buffer in
            do throws(ModelStoreError) {
                result =
                    member.method == 0
                    ? try Inflater.copy(buffer, to: output)
                    : try Inflater.inflate(buffer, size: member.size, to: output)
            } catch { failure = error }
        }
        if let failure { throw failure }
        guard let result, result.isWhole, result.size == member.size, result.checksum == member.checksum else {
            throw .badArchive(path: path, cause: "'\(member.path)' is damaged")
        }
    }

    /// Where a file's content begins: behind its local header, whose name and extra field have lengths of their own.
    private func contentStart(of member: Member) throws(ModelStoreError) -> Int {
        let reader = Reader(bytes: bytes)
        guard reader.word(member.offset) == 0x0403_4b50, let name = reader.half(member.offset + 26),
            let extra = reader.half(member.offset + 28)
        else { throw .badArchive(path: path, cause: "'\(member.path)' has no header") }
        let start = member.offset + 30 + name + extra
        guard start + member.compressedSize <= bytes.count else {
            throw .badArchive(path: path, cause: "'\(member.path)' is cut off")
        }
        return start
    }

    private static func members(_ bytes: Data, path: String) throws(ModelStoreError) -> [Member] {
        let reader = Reader(bytes: bytes)
        guard let end = reader.endRecord, let count = reader.half(end + 10), let start = reader.word(end + 16) else {
            throw .badArchive(path: path, cause: "it is no zip archive, or cut off")
        }
        var members: [Member] = []
        var paths: Set<String> = []
        var place = start
        for _ in 0..<count {
            guard let header = reader.centralHeader(place) else {
                throw .badArchive(path: path, cause: "its list of files is damaged")
            }
            place += header.length
            let isFolder = header.name.hasSuffix("/")
            let name = isFolder ? String(header.name.dropLast()) : header.name
            guard SafePath.isInside(name), !header.isLink else { throw .unsafeArchive(path: path, member: header.name) }
            if isFolder { continue }
            guard paths.insert(name).inserted else {
                throw .badArchive(path: path, cause: "'\(name)' is in it twice")
            }
            guard [0, 8].contains(header.method), !header.isEncrypted, !header.isLong else {
                throw .badArchive(path: path, cause: "'\(name)' is packed in a way that is not read")
            }
            members.append(
                Member(
                    path: name, method: header.method, checksum: header.checksum,
                    compressedSize: header.compressedSize, size: header.size, offset: header.offset))
        }
        return members
    }
}

extension ZipArchive {
    /// An entry of the archive's list of files.
    private struct Header {
        let name: String
        let method: Int
        let checksum: UInt32
        let compressedSize: Int
        let size: Int
        let offset: Int
        let length: Int
        let isEncrypted: Bool
        let isLink: Bool
        let isLong: Bool
    }

    /// Numbers in the archive, smallest byte first; nil beyond its end.
    private struct Reader {
        let bytes: Data

        func half(_ place: Int) -> Int? {
            guard place >= 0, place + 2 <= bytes.count else { return nil }
            return Int(bytes[bytes.startIndex + place]) | Int(bytes[bytes.startIndex + place + 1]) << 8
        }

        func word(_ place: Int) -> Int? {
            guard let low = half(place), let high = half(place + 2) else { return nil }
            return low | high << 16
        }

        /// Where the end record begins: the last place that has its mark, in front of a comment of the length it tells.
        var endRecord: Int? {
            let last = bytes.count - 22
            guard last >= 0 else { return nil }
            for place in stride(from: last, through: max(0, last - 0xffff), by: -1)
            where word(place) == 0x0605_4b50 && half(place + 20) == last - place { return place }
            return nil
        }

        func centralHeader(_ place: Int) -> Header? {
            guard word(place) == 0x0201_4b50, let flags = half(place + 8), let method = half(place + 10),
                let checksum = word(place + 16), let compressed = word(place + 20), let size = word(place + 24),
                let nameLength = half(place + 28), let extra = half(place + 30), let comment = half(place + 32),
                let attributes = word(place + 38), let offset = word(place + 42),
                place + 46 + nameLength <= bytes.count
            else { return nil }
            let start = bytes.startIndex + place + 46
            guard let name = String(validating: bytes[start..<start + nameLength], as: UTF8.self) else { return nil }
            return Header(
                name: name, method: method, checksum: UInt32(truncatingIfNeeded: checksum),
                compressedSize: compressed, size: size, offset: offset,
                length: 46 + nameLength + extra + comment, isEncrypted: flags & 1 != 0,
                // The upper half holds the file's mode where Unix packed it.
                isLink: (attributes >> 16) & 0o170000 == 0o120000,
                isLong: [compressed, size, offset].contains(0xffff_ffff))
        }
    }
}
