import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An HTTP server on this machine that answers what a test tells it to, and keeps what it was asked.
///
/// It knows as much of HTTP/1.1 as a client of one request at a time needs.
final class LocalServer: Sendable {
    /// A request as it came.
    struct Request: Sendable {
        let method: String
        let path: String
        /// Names in small letters.
        let headers: [String: String]
        let body: Data
    }

    /// What to answer.
    enum Reply: Sendable {
        case answer(status: Int, headers: [String: String] = [:], body: String)
        /// Declares the whole body, sends a part of it, and hangs up.
        case truncated(body: String, sent: Int)
        /// Hangs up without a word.
        case hangUp
        /// Waits so many seconds, then hangs up.
        case silence(Double)
    }

    private let descriptor: Int32
    private let port: UInt16
    private let asked = Mutex<[Request]>([])

    /// The address to send requests to.
    var address: String { "http://127.0.0.1:\(port)/v1/speech:recognize" }

    /// All requests so far.
    var requests: [Request] { asked.withLock { $0 } }

    /// Starts on a free port.
    ///
    /// - Parameter reply: gives the answer to the request of that number, counted from 0.
    init(_ reply: @escaping @Sendable (Int, Request) -> Reply) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (socket, size) = (descriptor, length)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, size) == 0 && listen(socket, 8) == 0 && getsockname(socket, pointer, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while true {
                let client = accept(socket, nil, nil)
                guard client >= 0 else { return }
                serve(client, reply)
                close(client)
            }
        }
    }

    /// Stops taking requests.
    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func serve(_ client: Int32, _ reply: (Int, Request) -> Reply) {
        guard let request = Self.request(from: client) else { return }
        let number = asked.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        switch reply(number, request) {
        case .answer(let status, let headers, let body):
            send(head(status, headers, length: body.utf8.count) + body, to: client)
        case .truncated(let body, let sent):
            send(head(200, [:], length: body.utf8.count) + body.prefix(sent), to: client)
        case .hangUp: break
        case .silence(let seconds): usleep(UInt32(seconds * 1_000_000))
        }
    }

    private func head(_ status: Int, _ headers: [String: String], length: Int) -> String {
        var lines = [
            "HTTP/1.1 \(status) Status", "Content-Type: application/json; charset=UTF-8", "Content-Length: \(length)",
            "Connection: close",
        ]
        lines += headers.map { "\($0): \($1)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    private func send(_ text: String, to client: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(client, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    private static func request(from client: Int32) -> Request? {
        var bytes = Data()
        var block = [UInt8](repeating: 0, count: 65_536)
        let separator = Data("\r\n\r\n".utf8)
        var needed: Int?
        var head = ""
        var start = 0
        while needed.map({ bytes.count < $0 }) ?? true {
            let count = read(client, &block, block.count)
            guard count > 0 else { return nil }
            bytes.append(contentsOf: block[..<count])
            guard needed == nil, let end = bytes.range(of: separator) else { continue }
            head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            start = end.upperBound
            let length = headers(of: head)["content-length"].flatMap { Int($0) } ?? 0
            if headers(of: head)["expect"]?.lowercased() == "100-continue" {
                _ = "HTTP/1.1 100 Continue\r\n\r\n".withCString { write(client, $0, strlen($0)) }
            }
            needed = start + length
        }
        let first = head.split(separator: "\r\n").first?.split(separator: " ") ?? []
        guard first.count == 3 else { return nil }
        return Request(
            method: String(first[0]), path: String(first[1]), headers: headers(of: head), body: bytes[start...])
    }

    private static func headers(of head: String) -> [String: String] {
        var headers: [String: String] = [:]
        for line in head.components(separatedBy: "\r\n").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 {
                headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return headers
    }
}
