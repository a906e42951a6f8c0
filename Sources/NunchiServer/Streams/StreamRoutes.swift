import HTTPTypes
import Hummingbird
import NIOCore
import Nunchi
import ServiceLifecycle

/// `/v1/streams`: a voice is read while it is spoken. Chunks of sound go up, moments come down as server-sent events.
struct StreamRoutes: Sendable {
    let services: Services

    /// Most bytes of a chunk: half a minute.
    private static let longestChunk = 1_000_000
    /// Most bytes of what opens a stream.
    private static let longestRequest = 16_384
    /// Listeners are told something at least so often.
    private static let heartbeat = Duration.seconds(10)

    func add(to router: Router<ServerContext>) {
        router.post("/v1/streams") { request, context in try await open(request, context) }
        router.post("/v1/streams/:id/chunks") { request, context in try await append(request, context) }
        router.get("/v1/streams/:id/events") { request, context in try await events(request, context) }
        router.delete("/v1/streams/:id") { request, context in try await finish(request, context) }
    }

    private func open(_ request: Request, _ context: ServerContext) async throws -> Response {
        let wanted = try StreamRequest(await services.uploads.bytes(of: request, upTo: Self.longestRequest))
        let (gate, nunchi) = (services.gate, services.nunchi)
        // The whole clip is one window.
        let options = ReadingOptions(window: 2 * LiveWindows.window, threads: services.settings.threads)
        let stream = try await services.streams.start(
            owner: context.owner, name: wanted.name, isStored: wanted.isStored
        ) {
            sound in try await gate.run { try await nunchi.read(sound, options: options) }
        }
        return .json(
            [
                "id": .string(stream.id), "sample_rate": .integer(LiveStream.sampleRate),
                "window": .number(LiveWindows.window), "step": .number(LiveWindows.step),
                "max_seconds": .number(services.settings.maxSeconds),
            ], status: .created)
    }

    private func append(_ request: Request, _ context: ServerContext) async throws -> Response {
        let stream = try await stream(context)
        guard let sequence = request.uri.queryParameters["seq"].flatMap({ Int($0) }), sequence >= 0 else {
            throw Problem.malformed("seq", "0부터 세는 정수가 필요합니다", "must be a whole number, counted from 0")
        }
        let bytes = try await services.uploads.bytes(of: request, upTo: Self.longestChunk)
        let seconds = try await stream.append(sequence: sequence, bytes: bytes)
        return .json(["received_seconds": .number((seconds * 1000).rounded() / 1000)], status: .accepted)
    }

    private func events(_ request: Request, _ context: ServerContext) async throws -> Response {
        let stream = try await stream(context)
        let last = try request.headers[.lastEventID].map { text in
            guard let last = Int(text), last >= 0 else {
                throw Problem.malformed("Last-Event-ID", "0 이상의 정수여야 합니다", "must be a whole number")
            }
            return last
        }
        let streams = services.streams
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no"],
            body: ResponseBody { writer in
                // The headers go out with the first bytes; a browser that was cut off asks again after a second.
                try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
                var last = last ?? 0
                while true {
                    let events = await withGracefulShutdownHandler {
                        await stream.events(after: last, within: Self.heartbeat)
                    } onGracefulShutdown: {
                        Task { await streams.closeAll() }
                    }
                    try Task.checkCancellation()
                    if events.isEmpty, await stream.isOver { break }
                    let text = events.isEmpty ? StreamEvent.comment : events.map(\.text).joined()
                    try await writer.write(ByteBuffer(string: text))
                    last = events.last?.id ?? last
                }
                try await writer.finish(nil)
            })
    }

    private func finish(_ request: Request, _ context: ServerContext) async throws -> Response {
        let stream = try await stream(context)
        switch request.uri.queryParameters["discard"] {
        case nil, "false": break
        case "true":
            await stream.close("discarded")
            return Response(status: .noContent)
        default: throw Problem.malformed("discard", "true 또는 false 여야 합니다", "must be true or false")
        }
        let reading = Reading(
            services: services, owner: context.owner,
            parameters: try ReadParameters(stores: stream.isStored, threads: services.settings.threads))
        let (language, path) = (context.language, request.uri.path)
        let ending = try await stream.finish { sound in
            do {
                return StreamEnding(reading: try await reading.read(sound: sound, name: stream.name))
            } catch {
                let problem = Problem(error)
                guard problem.status == .unprocessableContent else { throw error }
                return StreamEnding(problem: problem.json(in: language, instance: path))
            }
        }
        return .json(ending.text)
    }

    private func stream(_ context: ServerContext) async throws -> LiveStream {
        try await services.streams.stream(context.parameters.get("id") ?? "", owner: context.owner)
    }
}

extension HTTPField.Name {
    /// Where a listener was when its connection broke.
    fileprivate static let lastEventID = Self("Last-Event-ID")!
    /// Tells proxies to pass events on as they come.
    fileprivate static let xAccelBuffering = Self("X-Accel-Buffering")!
}
