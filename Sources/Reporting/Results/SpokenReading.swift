public import Affect
public import TextEmotion
public import Transcription

/// The reading of a voice beside what it said and the emotion in those words.
///
/// The two are not mixed: when they disagree, as in irony, whoever reads this sees both.
public struct SpokenReading: Sendable {
    /// How it was said.
    public let voice: EmotionReading
    /// What was said.
    public let transcript: Transcript
    /// The emotion in the words; nil when nothing was said, or in a language whose words no model reads.
    public let words: TextReading?

    /// Valences of opposite sign count as disagreement when each is at least so far from neutral.
    public static let disagreement = 0.25

    /// A reading of a voice and its words.
    public init(voice: EmotionReading, transcript: Transcript, words: TextReading?) {
        self.voice = voice
        self.transcript = transcript
        self.words = words
    }

    /// Whether voice and words each name an emotion, and these lie on opposite sides of the valence axis.
    public var disagrees: Bool {
        guard let words, voice.emotion != nil, words.reading.emotion != nil else { return false }
        let (spoken, said) = (voice.valenceArousal.valence, words.reading.valenceArousal.valence)
        return spoken * said < 0 && min(abs(spoken), abs(said)) >= Self.disagreement
    }
}

extension SpokenReading {
    /// The voice's `nunchi.reading/1` object with `transcript` and `parts`: the readings of voice and words, each with the
    /// `weight` that it has in the outer one. Words weigh nothing there.
    public var json: JSONValue {
        guard case .object(var object) = voice.json else { return voice.json }
        if disagrees {
            let warnings = voice.warnings.map(\.rawValue) + [ReadingWarning.modalitiesDisagree.rawValue]
            object["warnings"] = .array(warnings.map(JSONValue.string))
        }
        object["transcript"] = transcript.json(source: voice.source)
        object["parts"] = .array(
            [Self.part(voice.json, weight: 1)] + (words.map { [Self.part($0.json, weight: 0)] } ?? []))
        return .object(object)
    }

    private static func part(_ reading: JSONValue, weight: Double) -> JSONValue {
        guard case .object(var object) = reading else { return reading }
        object["weight"] = .number(weight)
        return .object(object)
    }

    /// Several lines for people: the voice's reading, what was said, the reading of the words.
    public func text(in language: Language, glyphs: Glyphs = .unicode) -> String {
        let reader = ReadingText(language: language, glyphs: glyphs)
        var lines = [reader.text(of: voice)]
        let said = transcript.text.isEmpty ? ReadingPhrase.nothingSaid.text(in: language) : "“\(transcript.text)”"
        lines.append("  \(ReadingPhrase.said.text(in: language))  \(TerminalText.printable(said))")
        if let words {
            let text = TextReadingText(language: language, glyphs: glyphs).text(of: words)
            // In place of the source, which heads the whole already.
            lines.append("  " + ReadingPhrase.inTheWords.text(in: language))
            lines += text.split(separator: "\n").dropFirst().map { "  " + $0 }
        }
        if disagrees { lines.append("  ! " + ReadingPhrase.warning(.modalitiesDisagree).text(in: language)) }
        return lines.joined(separator: "\n")
    }
}
