import Nunchi

/// Prints frames of features as they come: rows of CSV, or `nunchi.frame/1` objects.
struct FeatureFrames {
    private let request: FeatureRequest
    private let printing: OutputOptions

    init(_ request: FeatureRequest, _ printing: OutputOptions) {
        self.request = request
        self.printing = printing
    }

    func print(_ source: String, _ decoding: DecodingOptions) throws {
        let input = source == "-" ? AudioInput.standardInput : AudioInput.path(source)
        var isFirst = true
        try request.stream(input, options: decoding) { frames in
            let writer = FeatureWriter(FeatureRecord(source: source, features: frames))
            var text = printing.json ? "" : (isFirst ? writer.csvHeader : "") + writer.csvRows
            if printing.json {
                for frame in 0..<frames.frameCount { text += json(frames, frame, source).compact + "\n" }
            }
            isFirst = false
            Terminal.write(text, to: .output)
        }
    }

    private func json(_ frames: FeatureMatrix, _ frame: Int, _ source: String) -> JSONValue {
        var values = JSONObject()
        for (name, value) in zip(frames.names, frames.column(frame)) { values[name] = JSONValue(value) }
        return .object([
            "schema": .string("nunchi.frame/1"), "source": .string(source),
            "time": .number(frames.timing.time(ofFrame: frame)), "values": .object(values),
        ])
    }
}
