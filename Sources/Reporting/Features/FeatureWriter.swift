import Acoustics
import Affect

/// Features of a sound in the forms that other programs read.
public struct FeatureWriter: Sendable {
    /// A form of file.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// A row for each frame: source, time, one column for each feature.
        case csv
        /// A `nunchi.features/1` object for each sound.
        case jsonl
        /// NumPy: float32, C order, [features, frames].
        case npy
        /// NumPy's archive of several named arrays.
        case npz
    }

    private let features: FeatureMatrix
    private let source: String
    private let sampleRate: Int
    private let warnings: [ReadingWarning]

    /// Writes one sound's features.
    public init(_ record: FeatureRecord) {
        features = record.features
        source = record.source
        sampleRate = record.sampleRate
        warnings = record.warnings
    }

    /// A whole file of this one sound; in an archive the array is called `features` and its rows' names `names`.
    public func bytes(_ format: Format) throws(ReportingError) -> [UInt8] {
        switch format {
        case .csv: Array((csvHeader + csvRows).utf8)
        case .jsonl: Array((json.compact + "\n").utf8)
        case .npy: try array.bytes
        case .npz:
            try NumPyArchive([("features", try array), ("names", try NumPyArray(texts: features.names))]).bytes
        }
    }

    private var array: NumPyArray {
        get throws(ReportingError) {
            try NumPyArray(features.values, shape: [features.featureCount, features.frameCount])
        }
    }

    /// The columns of a CSV file.
    public var csvHeader: String { CSV.line((["source", "time"] + features.names).map(CSV.Field.text)) }

    /// One row for each frame.
    public var csvRows: String {
        let times = features.frameTimes
        return (0..<features.frameCount).map { frame in
            CSV.line(
                [.text(source), .number((times[frame] * 1e6).rounded() / 1e6)]
                    + features.column(frame).map(CSV.Field.float))
        }.joined()
    }

    /// The `nunchi.features/1` object; `values` holds one list for each feature.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.features/1"), "source": .string(source),
            "sample_rate": .integer(sampleRate), "hop_length": hopLength.map(JSONValue.integer) ?? .null,
            "hop_seconds": .number(features.timing.secondsPerFrame), "frames": .integer(features.frameCount),
            "names": .array(features.names.map(JSONValue.string)),
            "values": .array(
                (0..<features.featureCount).map { .array(features.row($0).map { JSONValue($0) }) }),
            "warnings": .array(warnings.map { .string($0.rawValue) }),
        ])
    }

    /// Samples from one frame to the next; nil where that is no whole number of the sound's samples.
    private var hopLength: Int? {
        let (samples, remainder) = (features.timing.hopLength * sampleRate).quotientAndRemainder(
            dividingBy: features.timing.sampleRate)
        return remainder == 0 ? samples : nil
    }

    /// For people: each feature's value, or its mean, deviation, least and greatest value over time.
    public func text(in language: Language) -> String {
        let shape = "[\(features.featureCount), \(features.frameCount)]"
        let isSingle = features.frameCount == 1
        let columns = isSingle ? ["value"] : ["mean", "std", "min", "max"]
        var table = TextTable([.init("")] + columns.map { .init($0, .right) })
        for (index, name) in features.names.enumerated() {
            let row = features.row(index).map(Double.init)
            let figures = isSingle ? row : Self.summary(of: row)
            table.append([name] + figures.map { NumberText.fixed($0, decimals: 4) })
        }
        return "\(TerminalText.printable(source))  \(sampleRate) Hz  \(shape)\n" + table.text
    }

    /// Mean, deviation, least and greatest value of those that are there: a pitch without a voice is not a number.
    private static func summary(of row: [Double]) -> [Double] {
        let values = row.filter { !$0.isNaN }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return [mean, variance.squareRoot(), values.min() ?? .nan, values.max() ?? .nan]
    }
}
