import Corpora
import Learning

/// Clips divided for an evaluation: what is tested after training on what, and what to know of it.
struct EvaluationDivision {
    /// The clips, without those of classes that cannot be compared.
    let table: FeatureTable
    /// What is told apart.
    let classes: ClassList
    /// The class of each clip.
    let truth: [Int]
    /// The trainings with their test parts.
    let folds: [Fold]
    /// What to know before trusting the figures.
    let warnings: [EvaluationNote]

    /// Divides a table's clips.
    ///
    /// - Parameter keepsAllClasses: whether a corpus left out may be tested on classes that another one lacks.
    init(_ whole: FeatureTable, rule: EvaluationProtocol, seed: UInt64, keepsAllClasses: Bool) throws {
        var notes: [EvaluationNote] = []
        if rule == .leaveOneCorpusOut, !keepsAllClasses {
            table = Self.withCommonClasses(whole, notes: &notes)
        } else {
            table = whole
        }
        let table = table
        let classes = table.classes
        guard classes.count >= 2 else { throw VoiceEmotionError.tooFewClasses(found: classes.labels) }
        let truth = table.rows.map { classes.index(of: $0.label) ?? 0 }
        let official: [String]? = rule == .official ? try OfficialFolds.names(of: table.rows.map(\.recording)) : nil
        folds = try rule.folds(
            of: table.rows.indices.map { index in
                let recording = table.rows[index].recording
                return SplitSample(
                    speaker: recording.speakerKey, label: truth[index], sentence: recording.sentence,
                    officialFold: official?[index])
            }, seed: seed)
        self.classes = classes
        self.truth = truth
        warnings = notes + Self.unseen(table, folds: folds)
    }

    /// The clips of the classes that every corpus has; a note names the others.
    private static func withCommonClasses(_ table: FeatureTable, notes: inout [EvaluationNote]) -> FeatureTable {
        let all = table.labelsByCorpus.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let common = table.labelsByCorpus.values.reduce(all) { $0.intersection($1) }
        // With nothing in common there is nothing to say but that classes are too few.
        guard common != all else { return table }
        let rows = table.rows.filter { common.contains($0.label) }
        notes.append(.classesLeftOut(all.subtracting(common).sorted(), clips: table.rows.count - rows.count))
        return FeatureTable(
            rows: rows, failures: table.failures, corpus: table.corpus, task: table.task,
            featureIdentity: table.featureIdentity)
    }

    /// Folds that have to name a class which no training clip shows them.
    private static func unseen(_ table: FeatureTable, folds: [Fold]) -> [EvaluationNote] {
        let missing = folds.enumerated().flatMap { number, fold in
            let learned = Set(fold.train.map { table.rows[$0].label })
            return Set(fold.test.map { table.rows[$0].label }).subtracting(learned).sorted().map {
                (number: number + 1, speakers: fold.testSpeakers, label: $0)
            }
        }
        guard missing.count > 5 else {
            return missing.map { .onlyTested(fold: $0.number, speakers: $0.speakers, label: $0.label) }
        }
        return Dictionary(grouping: missing, by: \.label).sorted { $0.key < $1.key }.map { label, entries in
            .unlearned(label: label, trainings: entries.count, of: folds.count)
        }
    }
}
