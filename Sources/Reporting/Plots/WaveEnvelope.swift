/// Lowest and highest sample of each of many equal stretches of sound: what a waveform looks like from afar.
public struct WaveEnvelope: Sendable, Hashable {
    /// Lowest sample of each stretch; not finite where a stretch has no finite sample.
    public let minima: [Float]
    /// Highest sample of each stretch.
    public let maxima: [Float]
    /// Length of the sound in seconds.
    public let seconds: Double

    /// The envelope of samples in at most `columns` stretches.
    ///
    /// - Parameters:
    ///   - samples: one channel, nominally in -1...1.
    ///   - sampleRate: samples a second, above 0.
    /// - Throws: `ReportingError.value` for a rate or number of columns under 1.
    public init(samples: [Float], sampleRate: Int, columns: Int = 1600) throws(ReportingError) {
        guard sampleRate > 0 else { throw .value(of: "sampleRate", found: "\(sampleRate)", hint: "1...") }
        guard columns > 0 else { throw .value(of: "columns", found: "\(columns)", hint: "1...") }
        let count = min(columns, samples.count)
        var (minima, maxima) = ([Float](repeating: .nan, count: count), [Float](repeating: .nan, count: count))
        for column in 0..<count {
            for sample in samples[column * samples.count / count..<(column + 1) * samples.count / count]
            where sample.isFinite {
                // `<` is false against the initial NaN, hence the negation.
                if !(sample >= minima[column]) { minima[column] = sample }
                if !(sample <= maxima[column]) { maxima[column] = sample }
            }
        }
        self.minima = minima
        self.maxima = maxima
        seconds = Double(samples.count) / Double(sampleRate)
    }

    /// An envelope that was gathered piece by piece, for sounds too long to hold.
    ///
    /// - Throws: `ReportingError.shape` when the lists differ in length, `.value` for a negative length.
    public init(minima: [Float], maxima: [Float], seconds: Double) throws(ReportingError) {
        guard minima.count == maxima.count else {
            throw .shape(of: "maxima", expected: minima.count, found: maxima.count)
        }
        guard seconds >= 0, seconds.isFinite else { throw .value(of: "seconds", found: "\(seconds)", hint: "0...") }
        self.minima = minima
        self.maxima = maxima
        self.seconds = seconds
    }

    /// Largest magnitude, 0 without finite samples.
    var peak: Double {
        zip(minima, maxima).reduce(0) { peak, pair in
            pair.0.isFinite && pair.1.isFinite ? max(peak, Double(max(abs(pair.0), abs(pair.1)))) : peak
        }
    }

    /// Draws the envelope as filled shapes with gaps where it has no values; `start` is its time in the panel.
    func draw(in panel: Panel, from start: Double, color: PlotColor, on canvas: inout Canvas) {
        let step = seconds / Double(max(minima.count, 1))
        let indices = minima.indices
        canvas.clipped(to: panel.frame) { canvas in
            for run in indices.split(whereSeparator: { !minima[$0].isFinite || !maxima[$0].isFinite }) {
                // At least a hairline, so that silence shows as a line and not as nothing.
                let top = run.map { index in
                    let point = panel.point(start + (Double(index) + 0.5) * step, Double(maxima[index]))
                    return Point(x: point.x, y: point.y - 0.4)
                }
                let bottom = run.map { index in
                    let point = panel.point(start + (Double(index) + 0.5) * step, Double(minima[index]))
                    return Point(x: point.x, y: point.y + 0.4)
                }
                canvas.polygon(top + bottom.reversed(), fill: color)
            }
        }
    }

    /// An axis for amplitude: -1...1, or as far as louder samples need; quiet sounds are enlarged to a round bound.
    var amplitudeAxis: AxisScale {
        let bounds = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
        let bound = peak == 0 ? 1 : peak > 1 ? peak * 1.05 : bounds.first { $0 >= peak } ?? 1
        return AxisScale(-bound...bound)
    }
}
