/// What to know before trusting an evaluation's figures.
public enum EvaluationNote: Sendable, Hashable {
    /// Parts of a data set could not be used: how many, and the first of them.
    case passedOver(corpus: String, count: Int, first: String)
    /// Recordings of a data set that it holds more than once; each counts once.
    case duplicates(corpus: String, count: Int)
    /// Recordings of a data set that another one holds as well; they count there alone.
    case copies(corpus: String, of: String, count: Int)
    /// Classes that not every data set has, and how many clips were left out with them.
    case classesLeftOut([String], clips: Int)
    /// A fold, counted from 1, has to name a class that only its test speakers have.
    case onlyTested(fold: Int, speakers: [String], label: String)
    /// In so many of all trainings no clip to learn from has the class.
    case unlearned(label: String, trainings: Int, of: Int)
    /// What a run that was kept says, in the words it was kept in.
    case told(String)
}

extension EvaluationNote: CustomStringConvertible {
    /// In English, as `warnings` of `nunchi.evaluation/1` hold it.
    public var description: String {
        let effect = "it could not be learned and counts as missed"
        return switch self {
        case .passedOver(let corpus, let count, let first): "\(corpus): passed over: \(count); the first: \(first)"
        case .duplicates(let corpus, let count): "\(corpus): \(count) recording(s) of identical content count once"
        case .copies(let corpus, let other, let count):
            "\(corpus): \(count) recording(s) of identical content are in \(other) as well and count once, there"
        case .classesLeftOut(let labels, let clips):
            "left out, since not every data set has them: \(labels.joined(separator: ", ")); clips left out: \(clips)"
        case .onlyTested(let fold, let speakers, let label):
            "fold \(fold): only the test speakers \(speakers.joined(separator: ", ")) have \(label); \(effect)"
        case .unlearned(let label, let trainings, let all):
            "in \(trainings) of \(all) trainings no clip to learn from has \(label); \(effect)"
        case .told(let text): text
        }
    }
}
