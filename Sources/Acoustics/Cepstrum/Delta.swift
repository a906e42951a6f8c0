/// How a feature's change over time is estimated; librosa's parameters and defaults.
public struct DeltaOptions: Sendable, Hashable, Codable {
    /// Frames that a polynomial is fitted to: odd, at least 3.
    public var width: Int

    /// Order of the derivative, and degree of the polynomial.
    public var order: Int

    /// What happens near the first and last frame.
    public var mode: Mode

    /// What happens where `width` frames reach beyond the first or last one.
    public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
        /// The polynomial of the outermost `width` frames is used; there must be that many (librosa's default).
        case interp
        /// The first or last frame is repeated; any number of frames will do.
        case nearest
    }

    /// librosa's `delta`: nine frames, first derivative, polynomial ends.
    public init(width: Int = 9, order: Int = 1, mode: Mode = .interp) {
        self.width = width
        self.order = order
        self.mode = mode
    }

    /// The filter that gives the derivative at the middle of `width` frames: the highest coefficient of the
    /// least-squares polynomial of degree `order`, times order factorial. That coefficient is the projection on the
    /// monic polynomial orthogonal to all lower ones, which Gram's recurrence gives.
    func weights() throws(AcousticsError) -> [Double] {
        try AcousticsError.require(width >= 3 && width % 2 == 1, "width", width, "odd and at least 3")
        try AcousticsError.require(order >= 1 && order < width, "order", order, "in 1..<width (\(width))")
        let half = width / 2
        let positions = (-half...half).map(Double.init)
        var previous = [Double](repeating: 0, count: width)
        var current = [Double](repeating: 1, count: width)
        var previousNorm = 1.0
        var factorial = 1.0
        for degree in 1...order {
            let norm = current.reduce(0) { $0 + $1 * $1 }
            let mix = degree > 1 ? norm / previousNorm : 0
            let next = positions.indices.map { positions[$0] * current[$0] - mix * previous[$0] }
            previous = current
            current = next
            previousNorm = norm
            factorial *= Double(degree)
        }
        let scale = factorial / current.reduce(0) { $0 + $1 * $1 }
        return current.map { $0 * scale }
    }
}

extension FeatureMatrix {
    /// The change of every feature over time, per frame: Savitzky-Golay derivatives, equal to librosa's
    /// `feature.delta`. Rows are named with a prefix `delta_` or `delta2_`.
    ///
    /// - Throws: ``AcousticsError/tooFewFrames(frames:needed:hint:)`` in mode `interp` for fewer frames than `width`.
    public func delta(_ options: DeltaOptions = DeltaOptions()) throws(AcousticsError) -> FeatureMatrix {
        let weights = try options.weights()
        let half = options.width / 2
        if options.mode == .interp && frameCount < options.width {
            throw .tooFewFrames(frames: frameCount, needed: options.width, hint: "use mode nearest or a smaller width")
        }
        let last = frameCount - 1
        var changes: [Float] = []
        changes.reserveCapacity(values.count)
        for feature in 0..<featureCount {
            let start = feature * frameCount
            for frame in 0..<frameCount {
                // The highest derivative of a polynomial is the same everywhere, so the ends of mode interp take
                // that of the nearest middle.
                let middle = options.mode == .interp ? min(max(frame, half), last - half) : frame
                var sum = 0.0
                for offset in -half...half {
                    let source = min(max(middle + offset, 0), last)
                    sum += weights[offset + half] * Double(values[start + source])
                }
                changes.append(Float(sum))
            }
        }
        let prefix = options.order == 1 ? "delta_" : "delta\(options.order)_"
        return FeatureMatrix(names: names.map { prefix + $0 }, frameCount: frameCount, values: changes, timing: timing)
    }
}

/// The change over time of another descriptor's features.
public struct Delta: Descriptor {
    /// The descriptor whose features change.
    public var base: any Descriptor

    /// How the change is estimated.
    public var options: DeltaOptions

    /// Derivatives of a descriptor; the default repeats the outermost frames, so that any clip is long enough.
    public init(of base: any Descriptor, _ options: DeltaOptions = DeltaOptions(mode: .nearest)) {
        self.base = base
        self.options = options
    }

    /// Those of the base.
    public var stages: [any SpectralStage] { base.stages }

    /// Rows delta_… of the base's rows.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try base.features(of: signal).delta(options)
    }
}
