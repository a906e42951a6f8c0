import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Watches over a connection: tells when the client goes away, closes it when the client does not take what it is sent, and
/// after an answer that says so.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private struct State {
        var isGone = false
        var closes = false
        var stalled: Scheduled<Void>?
        var nextID = 0
        var listeners: [Int: CheckedContinuation<Void, Never>] = [:]
        var early: Set<Int> = []
    }

    /// How long a client may leave what it is sent, and how long one that was refused may go on sending.
    private let patience: TimeAmount
    private let state = Mutex(State())

    init(patience: Duration) { self.patience = TimeAmount(patience) }

    /// The guard of a connection; nil for one that has none, as in tests.
    static func of(_ channel: any Channel) async -> ConnectionGuard? {
        try? await channel.pipeline.handler(type: ConnectionGuard.self).get()
    }

    /// Returns when the client has gone away, or when the task is cancelled.
    func clientGone() async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (listener: CheckedContinuation<Void, Never>) in
                let isOver = state.withLock { state in
                    if state.isGone || state.early.remove(id) != nil { return true }
                    state.listeners[id] = listener
                    return false
                }
                if isOver { listener.resume() }
            }
        } onCancel: {
            let listener = state.withLock { state -> CheckedContinuation<Void, Never>? in
                if let listener = state.listeners.removeValue(forKey: id) { return listener }
                state.early.insert(id)
                return nil
            }
            listener?.resume()
        }
        state.withLock { _ = $0.early.remove(id) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data), head.headerFields[.expect]?.lowercased() == "100-continue" {
            // The client waits for this before it sends its body.
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
        }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { leave() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        let channel = context.channel
        state.withLock { state in
            state.stalled?.cancel()
            state.stalled =
                channel.isWritable
                ? nil : channel.eventLoop.scheduleTask(in: patience) { channel.close(mode: .all, promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.headerFields[.connection] == "close": state.withLock { $0.closes = true }
        case .end where state.withLock({ $0.closes }):
            let channel = context.channel
            let written = context.eventLoop.makePromise(of: Void.self)
            written.futureResult.cascade(to: promise)
            // The client may still send: an immediate close would make the system throw the answer away.
            written.futureResult.whenComplete { _ in
                channel.close(mode: .output, promise: nil)
                channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(mode: .all, promise: nil) }
            }
            context.write(data, promise: written)
            return
        default: break
        }
        context.write(data, promise: promise)
    }

    private func leave() {
        let listeners = state.withLock { state in
            state.isGone = true
            state.stalled?.cancel()
            state.stalled = nil
            defer { state.listeners = [:] }
            return state.listeners.values.map { $0 }
        }
        for listener in listeners { listener.resume() }
    }
}

/// The client closed its connection before it had its answer.
struct ClientGone: Error {}

/// Does work for a client, and cancels it when the client goes away.
///
/// - Throws: `ClientGone`; what the work throws.
package func whileClientWaits<Value: Sendable>(
    _ context: ServerContext, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    guard let connection = await ConnectionGuard.of(context.channel) else { return try await work() }
    return try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            await connection.clientGone()
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let value = first else { throw ClientGone() }
        return value
    }
}
