public import AudioSignal
public import VoiceEmotion

extension Nunchi {
    /// Makes a profile of a speaker from recordings of their voice, which nobody needs to have labelled.
    ///
    /// - Parameters:
    ///   - sources: paths; recordings longer than a few seconds count as several clips.
    ///   - name: the speaker's name.
    ///   - onFailure: told of each recording that could not be used.
    /// - Throws: `VoiceEmotionError.noProfiles` when the model takes none, `ProfileError.noClips` when no recording could be
    ///   used.
    public func profile(
        named name: String, of sources: [String], options: ReadingOptions = ReadingOptions(),
        onFailure: (String, any Error) -> Void = { _, _ in }
    ) async throws -> SpeakerProfile {
        var maker = try profileMaker()
        for source in sources {
            do { try maker.add(.path(source), options: options) } catch let error as CancellationError {
                throw error
            } catch {
                onFailure(source, error)
            }
        }
        return try maker.profile(named: name)
    }

    /// Reads a recording in which one person speaks by that person's own measure, which the recording itself gives.
    ///
    /// - Parameter input: heard twice, so a file or bytes.
    public func readByOwnMeasure(
        _ input: AudioInput, source: String, options: ReadingOptions = ReadingOptions()
    ) async throws -> EmotionReading {
        var maker = try profileMaker()
        try maker.add(input, options: options)
        var options = options
        options.isOneSpeaker = false
        options.profile = try maker.profile(named: source)
        return try await read(input, source: source, options: options)
    }
}
