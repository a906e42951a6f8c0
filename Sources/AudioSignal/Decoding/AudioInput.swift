#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where media come from. The same bytes give the same samples from each of these.
public struct AudioInput: Sendable {
    /// What errors call it.
    public let name: String

    private let place: Place

    private enum Place {
        case path(String)
        case foreignURL(scheme: String)
        case memory([UInt8])
        case descriptor(Int32)
    }

    /// A file by its path. Whatever the name looks like (`http://…`, `concat:a|b`, `-i.wav`), it is only a path.
    public static func path(_ path: String) -> AudioInput {
        AudioInput(name: path, place: .path(path))
    }

    /// A file by its URL; other URLs than those of files fail with `audio.not_a_file` when they are read.
    public static func url(_ url: URL) -> AudioInput {
        guard url.isFileURL else {
            return AudioInput(name: url.absoluteString, place: .foreignURL(scheme: url.scheme ?? "relative"))
        }
        let path = url.withUnsafeFileSystemRepresentation { $0.map { String(cString: $0) } } ?? url.path
        return AudioInput(name: path, place: .path(path))
    }

    /// A media file's bytes in memory.
    public static func bytes(_ bytes: [UInt8], name: String = "<memory>") -> AudioInput {
        AudioInput(name: name, place: .memory(bytes))
    }

    /// A media file's bytes in memory.
    public static func data(_ data: Data, name: String = "<memory>") -> AudioInput {
        AudioInput(name: name, place: .memory([UInt8](data)))
    }

    /// An open file, pipe or socket, read from its current position on. It stays open and belongs to the caller.
    public static func fileDescriptor(_ descriptor: Int32, name: String? = nil) -> AudioInput {
        let standard = descriptor == 0 ? "<standard input>" : "<descriptor \(descriptor)>"
        return AudioInput(name: name ?? standard, place: .descriptor(descriptor))
    }

    /// The process's standard input.
    public static var standardInput: AudioInput { fileDescriptor(0) }

    /// Opens it.
    func open() throws -> any ByteSource {
        switch place {
        case .path(let path): try FileSource(path: path)
        case .foreignURL(let scheme): throw AudioError(.notAFileURL(scheme: scheme), source: name)
        case .memory(let bytes): MemorySource(bytes, name: name)
        case .descriptor(let raw): try FileSource(FileDescriptor(raw: raw), name: name, owned: false)
        }
    }
}
