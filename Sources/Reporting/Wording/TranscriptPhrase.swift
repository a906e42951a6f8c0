public import Transcription

/// The words of transcribing.
public enum TranscriptPhrase: Phrase {
    /// Progress: transcribing.
    case transcribing
    /// Said before sound is sent to a service.
    case leavesMachine(service: String)
    /// A warning of a transcript.
    case warning(TranscriptWarning)
    /// Word error rate.
    case wordErrorRate
    /// Character error rate, blanks left out.
    case characterErrorRate
    /// Character error rate, blanks counted.
    case spacedCharacterErrorRate
    /// What the interval is of.
    case intervalOfSpeakers
    /// Substitutions, deletions, insertions.
    case changes(substitutions: Int, deletions: Int, insertions: Int, of: Int)
    /// Seconds of work for a second of sound.
    case realTimeFactor
    /// Length of all sound in seconds, and how long it took.
    case soundAndWork(seconds: Double, elapsed: Double)
    /// Recordings whose words are not known.
    case withoutTranscript(Int)
    /// How texts are made alike before they are compared.
    case normalisation

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .transcribing: Wording("받아쓰는 중", "transcribing")
        case .leavesMachine(let service):
            Wording(
                "주의: 소리를 이 컴퓨터 밖의 \(service)(으)로 보냅니다", "note: the sound leaves this machine, to \(service)")
        case .warning(let warning): Self.wording(of: warning)
        case .wordErrorRate: Wording("단어 오류율(WER)", "WER")
        case .characterErrorRate: Wording("글자 오류율(CER)", "CER")
        case .spacedCharacterErrorRate: Wording("띄어쓰기 포함 CER", "CER with blanks")
        case .intervalOfSpeakers: Wording("95 %, 화자를 다시 뽑음", "95 %, speakers drawn anew")
        case .changes(let substitutions, let deletions, let insertions, let count):
            Wording(
                "\(count)개 중 바뀜 \(substitutions), 빠짐 \(deletions), 더해짐 \(insertions)",
                "of \(count): \(substitutions) substituted, \(deletions) deleted, \(insertions) inserted")
        case .realTimeFactor: Wording("실시간 배율", "real-time factor")
        case .soundAndWork(let seconds, let elapsed):
            Wording(
                "소리 \(NumberText.fixed(seconds, decimals: 1))초, 작업 \(NumberText.fixed(elapsed, decimals: 1))초",
                "\(NumberText.fixed(seconds, decimals: 1)) s of sound in \(NumberText.fixed(elapsed, decimals: 1)) s")
        case .withoutTranscript(let count):
            Wording("대본이 없는 녹음 \(count)개는 빠졌습니다", "\(count) recording(s) without a transcript left out")
        case .normalisation:
            Wording(
                "비교 전에 대소문자, 문장 부호, 전각·반각을 맞춥니다. 숫자는 쓴 그대로 비교합니다.",
                "Case, punctuation and width are made alike before comparing; numbers are compared as written.")
        }
    }

    /// One value of each case.
    public static let examples: [TranscriptPhrase] =
        TranscriptWarning.allCases.map(TranscriptPhrase.warning) + [
            .transcribing, .leavesMachine(service: "Google Speech-to-Text"), .wordErrorRate, .characterErrorRate,
            .spacedCharacterErrorRate, .intervalOfSpeakers,
            .changes(substitutions: 1, deletions: 2, insertions: 3, of: 9), .realTimeFactor,
            .soundAndWork(seconds: 60, elapsed: 12.5), .withoutTranscript(2), .normalisation,
        ]

    private static func wording(of warning: TranscriptWarning) -> Wording {
        switch warning {
        case .noSpeech: Wording("말소리가 없습니다", "no speech was found")
        case .inventedText:
            Wording("모델이 지어낸 듯한 말을 뺐습니다", "words that the model seems to have made up were left out")
        case .mixedLanguages: Wording("일부는 다른 언어로 들립니다", "parts of it seem to be in another language")
        case .noWordTimes: Wording("이 모델은 단어의 시각을 주지 않습니다", "this model gives no times of words")
        case .truncated:
            Wording("파일이 중간에 끊겨 있어, 있는 데까지 받아썼습니다", "the file is cut short; what is there was transcribed")
        }
    }
}
