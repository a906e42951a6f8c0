import Foundation
import NIOCore
import NIOPosix

/// A client that sends bytes as they are given, also those that no good client sends.
enum RawClient {
    /// Sends text, and returns all that comes until the server closes the connection.
    static func exchange(_ text: String, port: Int) async throws -> String {
        let channel = try await connect(port: port)
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var answer = ""
            for try await buffer in inbound { answer += String(buffer: buffer) }
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
