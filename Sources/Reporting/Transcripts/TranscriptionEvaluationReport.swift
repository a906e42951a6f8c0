public import Transcription

extension TranscriptionEvaluation {
    /// The `nunchi.transcription-evaluation/1` object.
    ///
    /// - Parameter items: whether to write every recording's texts as well.
    public func json(items: Bool = true) -> JSONValue {
        var object: JSONObject = [
            "schema": .string("nunchi.transcription-evaluation/1"), "corpus": .string(corpus),
            "model": .object(["name": .string(model)]), "n": .integer(self.items.count),
            "speakers": .integer(speakerCount), "seconds": .rounded(seconds, digits: 3),
            "elapsed": .rounded(elapsed, digits: 3),
            "real_time_factor": realTimeFactor.map { .rounded($0, digits: 4) } ?? .null,
            "jobs": .integer(jobs), "threads": .integer(threads),
            "languages": .object(Self.object(languages.map { ($0.code, .integer($0.count)) })),
            "wer": words.json, "cer": characters.json, "cer_with_spaces": spacedCharacters.json,
        ]
        if items { object["items"] = .array(self.items.map(\.json)) }
        return .object(object)
    }

    /// The figures as people see them in a terminal.
    public func text(in language: Language) -> String {
        func word(_ phrase: TranscriptPhrase) -> String { phrase.text(in: language) }
        func line(_ name: TranscriptPhrase, _ rate: Rate) -> String {
            let counts = rate.counts
            return "\(word(name)) \(fixed(counts.rate)) (\(word(.intervalOfSpeakers)): "
                + "\(fixed(rate.interval.lowerBound))–\(fixed(rate.interval.upperBound)); "
                + word(
                    .changes(
                        substitutions: counts.substitutions, deletions: counts.deletions,
                        insertions: counts.insertions, of: counts.reference)) + ")"
        }
        let heard = languages.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
        return [
            [
                corpus, model, "n = \(items.count)",
                "\(CommandPhrase.speakers.text(in: language)) \(speakerCount)", heard,
            ].filter { !$0.isEmpty }.joined(separator: " · "),
            line(.wordErrorRate, words), line(.characterErrorRate, characters),
            line(.spacedCharacterErrorRate, spacedCharacters),
            "\(word(.realTimeFactor)) \(realTimeFactor.map(fixed) ?? "–") (\(word(.soundAndWork(seconds: seconds, elapsed: elapsed))), "
                + "--jobs \(jobs) --threads \(threads))",
            word(.normalisation),
        ].joined(separator: "\n")
    }

    private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }

    private static func object(_ members: [(String, JSONValue)]) -> JSONObject {
        var object = JSONObject()
        for (key, value) in members { object[key] = value }
        return object
    }
}

extension TranscriptionEvaluation.Rate {
    fileprivate var json: JSONValue {
        .object([
            "rate": .rounded(counts.rate, digits: 6),
            "ci95": .array([.rounded(interval.lowerBound, digits: 6), .rounded(interval.upperBound, digits: 6)]),
            "substitutions": .integer(counts.substitutions), "deletions": .integer(counts.deletions),
            "insertions": .integer(counts.insertions), "reference": .integer(counts.reference),
        ])
    }
}

extension TranscriptionEvaluation.Item {
    fileprivate var json: JSONValue {
        .object([
            "source": .string(file), "speaker": .string(speaker), "reference": .string(reference),
            "text": .string(hypothesis), "language": JSONValue(language), "seconds": .rounded(seconds, digits: 3),
        ])
    }
}
