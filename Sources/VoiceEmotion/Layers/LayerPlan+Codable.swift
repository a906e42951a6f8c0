extension LayerPlan: Codable {
    private enum Key: CodingKey {
        case layer, filters, kernel, stride, keepsSize, window, rate, units, bidirectional, keepsTime, width, heads
        case feedForward, layers, hidden, body
    }

    /// An object with the layer's name as `layer` beside its settings.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        func number(_ key: Key) throws -> Int { try values.decode(Int.self, forKey: key) }
        func numbers(_ key: Key) throws -> [Int] { try values.decode([Int].self, forKey: key) }
        func flag(_ key: Key) throws -> Bool { try values.decodeIfPresent(Bool.self, forKey: key) ?? false }
        let stride = try values.decodeIfPresent([Int].self, forKey: .stride)
        let kind = try values.decode(String.self, forKey: .layer)
        switch kind {
        case "convolution":
            self = .convolution(
                filters: try number(.filters), kernel: try numbers(.kernel), stride: stride,
                keepsSize: try flag(.keepsSize))
        case "maxPool": self = .maxPool(window: try numbers(.window), stride: stride)
        case "meanPool": self = .meanPool(window: try numbers(.window), stride: stride)
        case "batchNorm": self = .batchNorm
        case "dropout": self = .dropout(try values.decode(Double.self, forKey: .rate))
        case "positional": self = .positional
        case "transformer":
            self = .transformer(
                width: try number(.width), heads: try number(.heads), feedForward: try number(.feedForward),
                layers: try number(.layers), dropout: try values.decodeIfPresent(Double.self, forKey: .rate) ?? 0.1)
        case "attentivePooling": self = .attentivePooling(hidden: try number(.hidden))
        case "meanOverTime": self = .meanOverTime
        case "residual": self = .residual(try values.decode([LayerPlan].self, forKey: .body))
        case "flatten": self = .flatten
        case "dense": self = .dense(units: try number(.units))
        default:
            if let function = Activation(rawValue: kind) {
                self = .activation(function)
            } else if let recurrence = Recurrence(rawValue: kind) {
                self = .recurrent(
                    recurrence, units: try number(.units), isBidirectional: try flag(.bidirectional),
                    keepsTime: try flag(.keepsTime))
            } else {
                throw DecodingError.dataCorruptedError(
                    forKey: .layer, in: values, debugDescription: "there is no layer '\(kind)'")
            }
        }
    }

    /// An object with the layer's name as `layer` beside its settings.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(kind, forKey: .layer)
        switch self {
        case .convolution(let filters, let kernel, let stride, let keepsSize):
            try values.encode(filters, forKey: .filters)
            try values.encode(kernel, forKey: .kernel)
            try values.encodeIfPresent(stride, forKey: .stride)
            try values.encode(keepsSize, forKey: .keepsSize)
        case .maxPool(let window, let stride), .meanPool(let window, let stride):
            try values.encode(window, forKey: .window)
            try values.encodeIfPresent(stride, forKey: .stride)
        case .dropout(let rate): try values.encode(rate, forKey: .rate)
        case .recurrent(_, let units, let isBidirectional, let keepsTime):
            try values.encode(units, forKey: .units)
            try values.encode(isBidirectional, forKey: .bidirectional)
            try values.encode(keepsTime, forKey: .keepsTime)
        case .transformer(let width, let heads, let feedForward, let layers, let dropout):
            try values.encode(width, forKey: .width)
            try values.encode(heads, forKey: .heads)
            try values.encode(feedForward, forKey: .feedForward)
            try values.encode(layers, forKey: .layers)
            try values.encode(dropout, forKey: .rate)
        case .attentivePooling(let hidden): try values.encode(hidden, forKey: .hidden)
        case .residual(let body): try values.encode(body, forKey: .body)
        case .dense(let units): try values.encode(units, forKey: .units)
        case .batchNorm, .activation, .positional, .meanOverTime, .flatten: break
        }
    }
}
