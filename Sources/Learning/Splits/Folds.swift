extension EvaluationProtocol {
    /// Divides samples.
    ///
    /// - Parameters:
    ///   - samples: what is known of each.
    ///   - seed: decides what chance decides; only `random` has any.
    /// - Returns: folds whose test parts hold each sample once, or at most once where `official` has a part that is
    ///   never tested. A group's folds follow each other.
    /// - Throws: `LearningError` when the samples do not suit the protocol.
    public func folds(of samples: [SplitSample], seed: UInt64 = 0) throws(LearningError) -> [Fold] {
        let names = Speakers.sorted(samples.map(\.speaker))
        switch self {
        case .leaveOneSpeakerOut, .grouped:
            return try speakerGroups(names).enumerated().map { part, group in
                let held = Set(group)
                return Fold(
                    test: samples.indices.filter { held.contains(samples[$0].speaker) }, samples: samples, group: part)
            }
        case .speakerAndSentence(_, let sentences):
            return try cells(of: samples, speakers: speakerGroups(names), blocks: sentences)
        case .leaveOneCorpusOut:
            let corpora = Set(samples.map(\.corpus)).sorted()
            guard corpora.count >= 2 else { throw .tooFewCorpora(protocol: name, found: corpora.count) }
            return corpora.enumerated().map { part, corpus in
                Fold(test: samples.indices.filter { samples[$0].corpus == corpus }, samples: samples, group: part)
            }
        case .official:
            return try Self.publishedFolds(of: samples)
        case .random(let count):
            guard samples.count >= count else {
                throw .tooFewSamples(protocol: name, found: samples.count, needed: count)
            }
            return Self.stratified(samples.map(\.label), parts: count, seed: seed).enumerated().map {
                Fold(test: $1, samples: samples, group: $0)
            }
        }
    }

    /// Divides samples of which only speaker and class are known.
    ///
    /// - Parameters:
    ///   - speakers: the speaker of each sample, `corpus:speaker` where there are several corpora.
    ///   - classes: the class of each sample, as many.
    ///   - seed: decides what chance decides.
    public func folds(speakers: [String], classes: [Int], seed: UInt64 = 0) throws(LearningError) -> [Fold] {
        try folds(of: zip(speakers, classes).map { SplitSample(speaker: $0, label: $1) }, seed: seed)
    }

    /// The speakers that are tested together.
    private func speakerGroups(_ names: [String]) throws(LearningError) -> [[String]] {
        let wanted: Int? =
            switch self {
            case .grouped(let count): count
            case .speakerAndSentence(let count, _): count
            default: nil
            }
        guard let wanted else {
            guard names.count >= 2 else { throw .tooFewSpeakers(protocol: name, found: names.count, needed: 2) }
            return names.map { [$0] }
        }
        return try Speakers.blocks(of: names, parts: wanted) { corpus, found in
            let place = corpus.isEmpty ? name : "\(name) (\(corpus))"
            return .tooFewSpeakers(protocol: place, found: found, needed: wanted)
        }
    }

    /// Deals each class's samples out in random order, going on where the class before ended.
    private static func stratified(_ classes: [Int], parts: Int, seed: UInt64) -> [[Int]] {
        var generator = SeededGenerator(seed: seed)
        var tests = [[Int]](repeating: [], count: parts)
        var next = 0
        for label in Set(classes).sorted() {
            let members = classes.indices.filter { classes[$0] == label }
            for place in generator.permutation(of: members.count) {
                tests[next % parts].append(members[place])
                next += 1
            }
        }
        return tests
    }
}

/// Holding whole speakers back for validation.
public enum SpeakerHoldout {
    /// Divides samples so that about `fraction` of the speakers, at least one, are held out; nil with fewer than two speakers.
    public static func split(speakers: [String], fraction: Double, seed: UInt64) -> Fold? {
        let names = Speakers.sorted(speakers)
        guard names.count >= 2 else { return nil }
        let wanted = Int((Double(names.count) * fraction).rounded())
        let count = min(max(wanted, 1), names.count - 1)
        var generator = SeededGenerator(seed: seed)
        let held = Set(generator.permutation(of: names.count).prefix(count).map { names[$0] })
        return Fold(
            test: speakers.indices.filter { held.contains(speakers[$0]) },
            samples: speakers.map { SplitSample(speaker: $0, label: 0) }, group: 0)
    }
}
