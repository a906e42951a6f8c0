package import Affect
import AudioSignal
import Foundation
public import Reporting
public import TextEmotion
public import Transcription
public import VoiceEmotion

extension Nunchi {
    /// Reads a voice, writes down what it says, and reads the emotion in those words.
    ///
    ///     let reading = try await nunchi.readWithWords(
    ///         source: "call.wav", transcriber: Nunchi.transcriber(), reader: TextReader())
    ///
    /// - Parameters:
    ///   - source: a path, or `-` for standard input.
    ///   - options: span, channel, windows of the voice's reading; span and channel hold for the words too.
    ///   - transcriber: what writes down the words.
    ///   - reader: what reads them.
    ///   - spokenLanguage: the language spoken, as a code of ISO 639-1; nil to have it detected.
    ///   - explanation: what is told of the words besides their emotion.
    /// - Throws: what reading the voice, transcribing and reading the words throw.
    public func readWithWords(
        source: String, options: ReadingOptions = ReadingOptions(), transcriber: any Transcriber, reader: TextReader,
        spokenLanguage: String? = nil, explanation: TextReader.Options = TextReader.Options()
    ) async throws -> SpokenReading {
        // Standard input can be read only once, and both want it.
        let input =
            source == "-"
            ? AudioInput.data(try FileHandle.standardInput.readToEnd() ?? Data(), name: source)
            : AudioInput.path(source)
        let voice = try await read(input, source: source, options: options)
        let transcript = try await transcriber.transcribe(
            .media(input),
            options: TranscriptionOptions(
                language: spokenLanguage, words: true, start: options.start, end: options.end, channel: options.channel)
        )
        return try Self.spokenReading(
            voice: voice, transcript: transcript, source: source, reader: reader, explanation: explanation)
    }

    /// Puts the reading of a voice beside that of the words that were written down.
    package static func spokenReading(
        voice: EmotionReading, transcript: Transcript, source: String, reader: TextReader,
        explanation: TextReader.Options
    ) throws -> SpokenReading {
        SpokenReading(
            voice: voice, transcript: transcript, words: try words(of: transcript, source, reader, explanation))
    }

    private static func words(
        of transcript: Transcript, _ source: String, _ reader: TextReader, _ options: TextReader.Options
    ) throws -> TextReading? {
        guard !transcript.text.isEmpty, let language = transcript.language.flatMap(TextLanguage.init(rawValue:)),
            reader.models[language] != nil
        else { return nil }
        return try reader.read(transcript.text, source: source, language: language, options: options)
    }
}
