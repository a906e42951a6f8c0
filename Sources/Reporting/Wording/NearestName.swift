import Transcription

/// What somebody may have meant by a name that does not exist.
public enum NearestName {
    /// The known name that differs from `name` by the fewest changed letters, whatever their case; the first of several.
    ///
    /// - Returns: nil when all differ in more than a third of the letters (in more than two of six letters or fewer, in more
    ///   than one of three).
    public static func nearest(to name: String, among known: [String]) -> String? {
        let letters = Array(name.lowercased())
        let limit = letters.count < 4 ? 1 : max(2, letters.count / 3)
        let distances = known.map { (name: $0, errors: EditCounts(from: Array($0.lowercased()), to: letters).errors) }
        guard let best = distances.min(by: { $0.errors < $1.errors }), best.errors <= limit else { return nil }
        return best.name
    }

    /// "did you mean …?", or other words where no known name is near.
    static func hint(to name: String, among known: [String], else other: Wording) -> Wording {
        guard let best = nearest(to: name, among: known) else { return other }
        return CommandPhrase.didYouMean(best).wording
    }
}
