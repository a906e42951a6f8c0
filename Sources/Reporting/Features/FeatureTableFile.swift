import Acoustics
import Foundation

/// One file of many sounds' features.
struct FeatureTableFile {
    /// The sounds, in order.
    let sources: [String]
    let format: FeatureWriter.Format
    /// Whether there is one value for each feature, for the whole sound.
    let describesUtterance: Bool

    /// A sound's name without folder and ending.
    static func stem(of source: String) -> String {
        source == "-" ? "stdin" : URL(filePath: source).deletingPathExtension().lastPathComponent
    }

    /// Writes the file, asking for one sound at a time.
    func write(
        to output: inout AtomicFile, record: (String) throws(ReportingError) -> FeatureRecord?
    ) throws(ReportingError) {
        if format == .npz { return try writeArchive(to: &output, record: record) }
        for (index, source) in sources.enumerated() {
            guard let record = try record(source) else { continue }
            let writer = FeatureWriter(record)
            switch format {
            case .csv: try output.append((index == 0 ? writer.csvHeader : "") + writer.csvRows)
            case .jsonl: try output.append(writer.json.compact + "\n")
            case .npy, .npz: try output.append(try writer.bytes(format))
            }
        }
    }

    /// An archive of `sources`, `names` and, for whole utterances, `features` of shape [sounds, features]; otherwise one
    /// array of shape [features, frames] for each sound under the name that `keys` gives it, its frames `hop_seconds` apart
    /// from `first_seconds` on.
    private func writeArchive(
        to output: inout AtomicFile, record: (String) throws(ReportingError) -> FeatureRecord?
    ) throws(ReportingError) {
        var archive = NumPyArchiveWriter()
        var keys: [String] = []
        var used: Set<String> = [
            "sources", "names", "features", "keys", "sample_rates", "hop_seconds", "first_seconds",
        ]
        var names: [String] = []
        var table: [Float] = []
        var rates: [Int64] = []
        var hops: [Double] = []
        var firsts: [Double] = []
        for source in sources {
            guard let record = try record(source) else { continue }
            let features = record.features
            names = features.names
            rates.append(Int64(record.sampleRate))
            hops.append(features.timing.secondsPerFrame)
            firsts.append(features.timing.time(ofFrame: 0))
            if describesUtterance {
                table += features.values
            } else {
                let stem = Self.stem(of: source)
                var key = stem
                var number = 2
                while !used.insert(key).inserted {
                    key = "\(stem)-\(number)"
                    number += 1
                }
                keys.append(key)
                let array = try NumPyArray(features.values, shape: [features.featureCount, features.frameCount])
                try output.append(try archive.entry(key, array))
            }
        }
        if describesUtterance {
            let array = try NumPyArray(table, shape: [sources.count, names.count])
            try output.append(try archive.entry("features", array))
        } else {
            try output.append(try archive.entry("keys", try NumPyArray(texts: keys)))
            try output.append(try archive.entry("hop_seconds", try NumPyArray(hops)))
            try output.append(try archive.entry("first_seconds", try NumPyArray(firsts)))
        }
        try output.append(try archive.entry("sources", try NumPyArray(texts: sources)))
        try output.append(try archive.entry("names", try NumPyArray(texts: names)))
        try output.append(try archive.entry("sample_rates", try NumPyArray(rates)))
        try output.append(try archive.end())
    }
}
