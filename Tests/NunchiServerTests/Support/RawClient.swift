import Foundation
import NIOCore
import NIOPosix

/// A client that sends bytes as they are given, also those that no good client sends.
enum RawClient {
    /// Sends text, and returns all that comes until the server closes the connection.
    ///
    /// - Parameter more: what to send, once, after what has come so far; nil to wait for more.
    static func exchange(
        _ text: String, port: Int, then more: (String) -> String? = { _ in nil }
    ) async throws -> String {
        let channel = try await connect(port: port)
        return try await channel.executeThenClose { inbound, outbound in
            // A server that refuses may close before all is sent.
            try? await outbound.write(ByteBuffer(string: text))
            var answer = ""
            var isDone = false
            do {
                for try await buffer in inbound {
                    answer += String(buffer: buffer)
                    if !isDone, let next = more(answer) {
                        isDone = true
                        try await outbound.write(ByteBuffer(string: next))
                    }
                }
            } catch let error as IOError where error.errnoCode == ECONNRESET {
                return answer
            }
            return answer
        }
    }

    /// Sends text and bytes, waits until something is so, and goes away without waiting for an answer.
    static func leave(
        after text: String, then bytes: [UInt8], port: Int, when condition: @escaping @Sendable () async -> Bool
    ) async throws {
        let channel = try await connect(port: port)
        try await channel.executeThenClose { _, outbound in
            try await outbound.write(ByteBuffer(string: text))
            try await outbound.write(ByteBuffer(bytes: bytes))
            while !(await condition()) { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    private static func connect(port: Int) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(host: "127.0.0.1", port: port) {
            channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
        }
    }
}
