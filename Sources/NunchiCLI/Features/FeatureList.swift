import Nunchi

/// Tells which feature sets there are.
enum FeatureList {
    static func print(_ printing: OutputOptions) {
        Terminal.write(printing.json ? json : text, to: .output)
    }

    private static var text: String {
        var table = TextTable([.init("set"), .init("what it is"), .init("parameters")])
        for set in FeatureSet.all {
            let parameters = set.parameters.map { "\($0.name)=\($0.initial)" }.joined(separator: " ")
            let frames = set.hasOwnFrames ? " (frames of its own)" : ""
            table.append([set.name, set.summary + frames, parameters])
        }
        return table.text
    }

    private static var json: String {
        FeatureSet.all.map { set in
            JSONValue.object([
                "schema": .string("nunchi.feature-set/1"), "name": .string(set.name), "summary": .string(set.summary),
                "describes_utterance": .bool(set.describesUtterance), "own_frames": .bool(set.hasOwnFrames),
                "takes_frames": .bool(set.takesFrames),
                "parameters": .array(
                    set.parameters.map {
                        .object([
                            "name": .string($0.name), "default": value($0.initial), "allowed": .string($0.allowed),
                        ])
                    }),
            ]).compact + "\n"
        }.joined()
    }

    private static func value(_ parameter: FeatureParameter) -> JSONValue {
        switch parameter {
        case .number(let number): Int(exactly: number).map(JSONValue.integer) ?? .number(number)
        case .text(let text): .string(text)
        case .flag(let flag): .bool(flag)
        case .none: .null
        }
    }
}
