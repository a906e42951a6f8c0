import Acoustics

/// Rows that carry the name of their set until it is known which names occur twice.
///
/// Two sets may have a row of the same name (`f0` of `yin` and of `pyin`), and one set may be asked for twice.
struct RowLabels {
    private static let separator: Character = "\u{1F}"

    /// A descriptor whose rows carry a label.
    struct Labelled: Descriptor {
        let base: any Descriptor
        let label: String

        var stages: [any SpectralStage] { base.stages }

        func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
            try base.features(of: signal).renamed { RowLabels.joined(label, $0) }
        }

        func streaming(_ stft: STFTOptions) -> Streaming { base.streaming(stft) }
    }

    /// A label for each entry: its set's name, numbered where the set is there before.
    static func labels(of entries: [FeatureRequest.Entry]) -> [String] {
        var counts: [String: Int] = [:]
        return entries.map { entry in
            counts[entry.set, default: 0] += 1
            return counts[entry.set] == 1 ? entry.set : "\(entry.set)_\(counts[entry.set] ?? 0)"
        }
    }

    /// A name with its label.
    static func joined(_ label: String, _ name: String) -> String { label + String(separator) + name }

    /// The names without labels; those that occur more than once keep theirs: `yin_f0`, `pyin_f0`.
    static func resolved(_ names: [String]) -> [String] {
        let parts = names.map { $0.split(separator: separator, maxSplits: 1).map(String.init) }
        var counts: [String: Int] = [:]
        for part in parts { counts[part.last ?? "", default: 0] += 1 }
        return parts.map { part in
            let name = part.last ?? ""
            return counts[name] == 1 || part.count < 2 ? name : "\(part[0])_\(name)"
        }
    }
}
