public import Affect
public import Foundation

/// A speaker's sex as far as the data tells.
public enum Sex: String, Sendable, Hashable, Codable {
    /// Female.
    case female
    /// Male.
    case male
}

/// One labelled recording of a corpus.
public struct Recording: Sendable, Hashable {
    /// The media file.
    public let file: URL

    /// The label in the data set's own word.
    public let label: String

    /// The emotion that the label names; nil when it names none (spoken digits, arousal levels).
    public let emotion: Emotion?

    /// The corpus that the recording belongs to.
    public let corpus: String

    /// The speaker as the corpus names them; empty when it does not say.
    public let speaker: String

    /// The speaker's sex, nil unless the corpus tells.
    public let sex: Sex?

    /// What was said, by whatever name the corpus gives its sentences; nil when unknown.
    public let sentence: String?

    /// What was said, word for word; nil when unknown.
    public let transcript: String?

    /// The part of the corpus that its publishers or its manifest put the recording in, such as `train` or `2`; nil when
    /// they name none.
    public let split: String?

    /// The part of the file that is meant, in seconds; nil for the whole.
    public let span: ClosedRange<Double>?

    /// A recording.
    public init(
        file: URL, label: String, emotion: Emotion?, corpus: String, speaker: String, sex: Sex? = nil,
        sentence: String? = nil, transcript: String? = nil, split: String? = nil,
        span: ClosedRange<Double>? = nil
    ) {
        self.file = file
        self.label = label
        self.emotion = emotion
        self.corpus = corpus
        self.speaker = speaker
        self.sex = sex
        self.sentence = sentence
        self.transcript = transcript
        self.split = split
        self.span = span
    }

    /// The speaker's name across corpora: `corpus:speaker`.
    public var speakerKey: String { corpus + ":" + speaker }
}
