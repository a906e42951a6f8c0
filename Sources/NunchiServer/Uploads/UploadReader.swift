package import Foundation
package import Hummingbird
import NIOCore

/// Writes the bodies of requests into files as they come, within limits of size and time.
package struct UploadReader: Sendable {
    private let folder: URL
    private let maxBytes: Int
    private let deadline: Duration

    /// A reader.
    ///
    /// - Parameters:
    ///   - folder: where the files go; it is made.
    ///   - maxBytes: the largest body.
    ///   - deadline: how long a body may take to come.
    package init(folder: URL, maxBytes: Int, deadline: Duration) {
        self.folder = folder
        self.maxBytes = maxBytes
        self.deadline = deadline
    }

    /// Takes a body in.
    ///
    /// - Throws: `Problem` for a body that is too large, too slow or of no kind that is known.
    package func read(_ request: Request, context: ServerContext) async throws -> Upload {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > maxBytes {
            throw Problem.tooLarge(limit: maxBytes)
        }
        let type = request.headers[.contentType]?.split(separator: ";").first.map {
            $0.trimmingCharacters(in: .whitespaces).lowercased()
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let upload = Upload(file: folder.appending(path: UUID().uuidString), contentType: type)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await write(request.body, to: upload.file) }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    throw Problem.tooSlow(seconds: Double(deadline.components.seconds))
                }
                try await group.next()
                group.cancelAll()
            }
        } catch {
            upload.discard()
            throw error
        }
        return upload
    }

    private func write(_ body: RequestBody, to file: URL?) async throws {
        guard let file, FileManager.default.createFile(atPath: file.path, contents: nil) else { return }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        var count = 0
        for try await buffer in body {
            count += buffer.readableBytes
            guard count <= maxBytes else { throw Problem.tooLarge(limit: maxBytes) }
            try handle.write(contentsOf: Data(buffer.readableBytesView))
        }
    }
}
