/// Something to know before trusting a transcript, which is there all the same.
public enum TranscriptWarning: String, Sendable, Hashable, CaseIterable {
    /// No speech was found, so there are no words.
    case noSpeech = "no_speech"
    /// Speech was found whose words the model seems to have made up; they are left out.
    case inventedText = "invented_text"
    /// Parts of the sound seem to be in another language than the rest.
    case mixedLanguages = "mixed_languages"
    /// The model gives no times of words; segments have the times of the speech they were heard in.
    case noWordTimes = "no_word_times"
    /// The source is damaged or ends too early; what is there was transcribed.
    case truncated
}
