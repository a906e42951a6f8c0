import Foundation

/// Lays the files that rules name into a folder, out of what was downloaded.
final class Unpacker {
    private let files: [String: URL]
    private var archives: [String: ZipArchive] = [:]

    init(_ files: [Obtained]) {
        self.files = Dictionary(files.map { ($0.origin.file, $0.file) }) { first, _ in first }
    }

    /// Writes the files of all rules below `folder`; the folder and each file are on the disk afterwards.
    func unpack(_ rules: [FileRule], into folder: URL) throws(ModelStoreError) -> [Manifest.File] {
        var written: [Manifest.File] = []
        var folders: Set<URL> = [folder]
        for rule in rules {
            for (path, parts) in try expanded(rule) {
                let place = folder.appendingPathComponent(path)
                try FileSystem.makeFolder(place.deletingLastPathComponent())
                folders.insert(place.deletingLastPathComponent())
                written.append(try write(parts, as: path, to: place, rule))
            }
        }
        for folder in folders { try FileSystem.synchronise(folder) }
        return written
    }

    /// The files that a rule stands for, with the parts of each.
    private func expanded(_ rule: FileRule) throws(ModelStoreError) -> [(path: String, parts: [FileRule.Part])] {
        guard rule.isFolder else { return [(rule.path, rule.parts)] }
        var result: [(path: String, parts: [FileRule.Part])] = []
        for part in rule.parts {
            let archive = try archive(part.download)
            let prefix = part.member ?? ""
            let members = archive.members.filter { $0.path.hasPrefix(prefix) }
            if members.isEmpty { throw .badArchive(path: archive.path, cause: "there is no '\(prefix)' in it") }
            for member in members {
                let path = rule.path + member.path.dropFirst(prefix.count)
                result.append((path, [FileRule.Part(part.download, member: member.path)]))
            }
        }
        return result
    }

    private func write(
        _ parts: [FileRule.Part], as path: String, to place: URL, _ rule: FileRule
    ) throws(ModelStoreError) -> Manifest.File {
        let output = try OutputFile(place)
        for part in parts {
            if let member = part.member {
                let archive = try archive(part.download)
                try archive.extract(try archive.member(member), to: output)
            } else {
                try InputFile.read(try file(part.download)) { (bytes) throws(ModelStoreError) in
                    try output.append(bytes)
                }
            }
        }
        let digest = try output.finish()
        if !rule.isFolder {
            if let bytes = rule.bytes, bytes != output.count {
                throw .badArchive(path: path, cause: "\(output.count) bytes came out instead of \(bytes)")
            }
            if let expected = rule.sha256, expected != digest {
                throw .badArchive(path: path, cause: "its checksum is wrong")
            }
        }
        return Manifest.File(path: path, bytes: output.count, sha256: digest)
    }

    private func file(_ name: String) throws(ModelStoreError) -> URL {
        guard let file = files[name] else { throw .fileSystem(path: name, cause: "it was not downloaded") }
        return file
    }

    private func archive(_ name: String) throws(ModelStoreError) -> ZipArchive {
        if let archive = archives[name] { return archive }
        let archive = try ZipArchive(try file(name))
        archives[name] = archive
        return archive
    }
}
