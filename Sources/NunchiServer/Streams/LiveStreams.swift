import Nunchi

/// The live streams of a server.
package actor LiveStreams {
    private let limit: Int
    private let limits: LiveStream.Limits
    private var streams: [String: LiveStream] = [:]
    private var open: Set<String> = []

    /// - Parameter limit: most streams at once.
    package init(limit: Int, limits: LiveStream.Limits) {
        self.limit = limit
        self.limits = limits
    }

    /// Opens a stream.
    ///
    /// - Throws: `StreamError.tooMany`.
    package func start(
        owner: Owner?, name: String = "live", isStored: Bool, reader: @escaping LiveStream.Reader
    ) throws(StreamError) -> LiveStream {
        guard open.count < limit else { throw .tooMany(limit: limit) }
        let stream = LiveStream(owner: owner, name: name, isStored: isStored, limits: limits, reader: reader)
        streams[stream.id] = stream
        open.insert(stream.id)
        Task {
            await stream.run()
            open.remove(stream.id)
            try? await Task.sleep(for: .seconds(limits.lingerSeconds))
            streams[stream.id] = nil
        }
        return stream
    }

    /// A stream that is open, or ended a moment ago.
    ///
    /// - Throws: `StreamError.missing` for another's too.
    package func stream(_ id: String, owner: Owner?) throws(StreamError) -> LiveStream {
        guard let stream = streams[id], stream.owner == nil || stream.owner == owner else { throw .missing }
        return stream
    }

    /// Ends all streams, so that their listeners go.
    package func closeAll() async {
        for stream in streams.values { await stream.close("shutdown") }
    }
}
