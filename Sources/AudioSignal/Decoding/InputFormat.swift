import CFFmpeg

/// The container format that content is in, told from the content alone: a name's extension proves nothing, and sound
/// in memory has none.
struct InputFormat {
    let demuxer: UnsafePointer<AVInputFormat>

    /// FFmpeg's short name, such as `wav` or `mov`; of several names the first.
    let name: String

    /// FFmpeg's name in words.
    let longName: String

    /// Whether its table of contents may come after the sound.
    var mayNeedSeeking: Bool { name == "mov" || name == "caf" }

    /// Formats that only list other files or addresses.
    private static let playlists: Set<String> = [
        "hls", "concat", "dash", "imf", "sdp", "rtsp", "rtp", "sap", "webm_dash_manifest", "vobsub", "lavfi",
    ]

    /// Looks at the first megabyte at most and leaves the input at its start.
    init(probing input: InputContext) throws {
        FFmpegRuntime.prepare()
        let name = input.source.name
        var found: UnsafePointer<AVInputFormat>?
        let score = av_probe_input_buffer2(input.io, &found, nil, nil, 0, 0)
        if let failure = input.failure { throw AudioError(.reading(errno: failure), source: name) }
        guard input.hasRead else { throw AudioError(.empty, source: name) }
        guard score > 0, let found else { throw AudioError(.unknownFormat, source: name) }
        demuxer = found
        longName = String(cString: found.pointee.long_name ?? found.pointee.name)
        self.name = String(cString: found.pointee.name).split(separator: ",").first.map(String.init) ?? ""
        guard !Self.playlists.contains(self.name), found.pointee.flags & AVFMT_NOFILE == 0 else {
            throw AudioError(.playlist(format: self.name), source: name)
        }
    }
}
