extension EvaluationProtocol {
    /// Divides samples.
    ///
    /// - Parameters:
    ///   - speakers: the speaker of each sample, `corpus:speaker` where there are several corpora.
    ///   - classes: the class of each sample, as many.
    ///   - seed: decides what chance decides; only `random` has any.
    /// - Returns: folds whose test parts hold each sample once.
    /// - Throws: `LearningError` when there are too few speakers or samples.
    public func folds(speakers: [String], classes: [Int], seed: UInt64 = 0) throws(LearningError) -> [Fold] {
        let names = Speakers.sorted(speakers)
        switch self {
        case .leaveOneSpeakerOut:
            guard names.count >= 2 else { throw .tooFewSpeakers(protocol: name, found: names.count, needed: 2) }
            return Self.blocks(names.map { [$0] }, speakers: speakers)
        case .grouped(let count):
            var groups = [[String]](repeating: [], count: count)
            for (corpus, members) in Speakers.byCorpus(names) {
                guard members.count >= count else {
                    let place = corpus.isEmpty ? name : "\(name) (\(corpus))"
                    throw .tooFewSpeakers(protocol: place, found: members.count, needed: count)
                }
                for (part, block) in Self.consecutive(members, parts: count).enumerated() { groups[part] += block }
            }
            return Self.blocks(groups, speakers: speakers)
        case .random(let count):
            guard speakers.count >= count else {
                throw .tooFewSamples(protocol: name, found: speakers.count, needed: count)
            }
            return Self.stratified(classes, parts: count, seed: seed).map { Fold(test: $0, speakers: speakers) }
        }
    }

    private static func blocks(_ groups: [[String]], speakers: [String]) -> [Fold] {
        groups.map { group in
            let held = Set(group)
            return Fold(test: speakers.indices.filter { held.contains(speakers[$0]) }, speakers: speakers)
        }
    }

    /// Consecutive blocks whose lengths differ by one at most, the longer first.
    private static func consecutive(_ names: [String], parts: Int) -> [[String]] {
        var start = 0
        return (0..<parts).map { part in
            let length = names.count / parts + (part < names.count % parts ? 1 : 0)
            defer { start += length }
            return Array(names[start..<start + length])
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
        return Fold(test: speakers.indices.filter { held.contains(speakers[$0]) }, speakers: speakers)
    }
}
