package import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore

/// Takes request bodies in: files to disk while they come, so that memory does not grow with them; values of forms and
/// text in memory. What does not come to its end leaves nothing on disk.
package struct UploadReader: Sendable {
    /// Where files lie until they are discarded.
    package let folder: URL
    /// Most bytes of a file; a form's values may come on top.
    package let maxBytes: Int
    /// How long a body may take to come.
    package let deadline: Duration
    /// What all uploads at once take on disk.
    package let room: UploadRoom

    /// Most bytes of a text or of a form's value.
    package static let maxTextBytes = 1 << 20
    /// Most bytes of all of a form's values together, and of its delimiters and headers.
    private static let overhead = 2 << 20

    /// - Parameters:
    ///   - folder: one that nobody else uses; it is made.
    ///   - maxRoom: most bytes of all uploads at once; nil for 32 of the longest.
    package init(folder: URL, maxBytes: Int, deadline: Duration, maxRoom: Int? = nil) {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        self.maxBytes = maxBytes
        self.deadline = deadline
        room = UploadRoom(limit: maxRoom ?? 32 * maxBytes)
    }

    /// Takes a request's body in, raw or as a form.
    ///
    /// - Throws: `UploadError`; `CancellationError` in a cancelled task.
    package func read(_ request: Request, context: ServerContext) async throws -> Upload {
        let form = try UploadForm(request.headers)
        let length = try BodyLength(request.headers, limit: maxBytes + Self.overhead, told: maxBytes)
        let body = request.body
        return try await BodyDeadline.run(deadline) {
            var receiver = try UploadReceiver(form, in: self)
            var count = 0
            for try await piece in body {
                count += piece.readableBytes
                try piece.withUnsafeReadableBytes { try receiver.append($0) }
            }
            // A cancelled body looks like one that has ended.
            try Task.checkCancellation()
            try length.check(count)
            return try receiver.finish()
        }
    }

    /// Takes a short body in, in memory.
    ///
    /// - Throws: `UploadError`; `CancellationError` in a cancelled task.
    package func bytes(of request: Request, upTo limit: Int) async throws -> [UInt8] {
        let length = try BodyLength(request.headers, limit: limit, told: limit)
        let body = request.body
        return try await BodyDeadline.run(deadline) {
            var bytes: [UInt8] = []
            for try await piece in body {
                guard bytes.count + piece.readableBytes <= limit else { throw UploadError.tooLarge(limit: limit) }
                bytes.append(contentsOf: piece.readableBytesView)
            }
            try Task.checkCancellation()
            try length.check(bytes.count)
            return bytes
        }
    }
}

/// The length that a request declares of its body.
struct BodyLength: Sendable {
    private let declared: Int?

    /// - Throws: `UploadError.tooLarge`, before anything was sent.
    init(_ headers: HTTPFields, limit: Int, told: Int) throws(UploadError) {
        declared = headers[.contentLength].flatMap { Int($0) }
        if let declared, declared > limit { throw .tooLarge(limit: told) }
    }

    /// Refuses a body that ended too early.
    func check(_ count: Int) throws(UploadError) {
        if let declared, count < declared { throw .interrupted }
    }
}

/// A limit on the time that something may take.
enum BodyDeadline {
    /// - Throws: `UploadError.tooSlow`, `UploadError.interrupted` when the connection broke, and what `work` throws.
    static func run<Value: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                do {
                    return try await work()
                } catch let error as UploadError {
                    throw error
                } catch let error as MultipartError {
                    throw UploadError.form(error)
                } catch let error as CancellationError {
                    throw error
                } catch {
                    // What else there is comes from the connection: it broke, or holds no proper body.
                    throw UploadError.interrupted
                }
            }
            group.addTask {
                try await Task.sleep(for: limit)
                throw UploadError.tooSlow(seconds: limit / .seconds(1))
            }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
