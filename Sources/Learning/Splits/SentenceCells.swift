extension EvaluationProtocol {
    /// Folds that each test one group of speakers on one block of sentences, and train without either.
    ///
    /// - Parameters:
    ///   - speakers: the groups.
    ///   - blocks: number of blocks of each corpus's sorted sentences; nil for each sentence alone.
    func cells(
        of samples: [SplitSample], speakers: [[String]], blocks: Int?
    ) throws(LearningError) -> [Fold] {
        let unknown = samples.count { $0.sentence == nil }
        guard unknown == 0 else { throw .noSentences(protocol: name, missing: unknown, of: samples.count) }
        let sentences = Speakers.sorted(samples.compactMap(\.sentenceKey))
        let parts: [[String]]
        if let blocks {
            parts = try Speakers.blocks(of: sentences, parts: blocks) { _, found in
                .tooFewSentences(protocol: name, found: found, needed: blocks)
            }
        } else {
            guard sentences.count >= 2 else {
                throw .tooFewSentences(protocol: name, found: sentences.count, needed: 2)
            }
            parts = sentences.map { [$0] }
        }
        var folds: [Fold] = []
        for (group, members) in speakers.enumerated() {
            let heldSpeakers = Set(members)
            for part in parts {
                let heldSentences = Set(part)
                var (train, test): ([Int], [Int]) = ([], [])
                for (index, sample) in samples.enumerated() {
                    let isSpeaker = heldSpeakers.contains(sample.speaker)
                    let isSentence = sample.sentenceKey.map(heldSentences.contains) ?? false
                    if isSpeaker && isSentence { test.append(index) }
                    if !isSpeaker && !isSentence { train.append(index) }
                }
                // Not every speaker says everything.
                guard !test.isEmpty else { continue }
                let spoken = Set(test.compactMap { samples[$0].sentenceKey })
                guard !train.isEmpty else {
                    throw .nothingToTrainOn(
                        protocol: name, test: (Speakers.sorted(members) + spoken.sorted()).joined(separator: ", "))
                }
                folds.append(
                    Fold(train: train, test: test, samples: samples, sentences: Speakers.sorted(spoken), group: group))
            }
        }
        return folds
    }
}
