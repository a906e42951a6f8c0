import AudioSignal
import Foundation
import NunchiTesting
import Testing
import Transcription

/// Whisper on this machine: real voices are understood, sounds without a voice give no words.
@Suite(.enabled(if: Installed.hasWhisper, "\(Installed.absence)")) struct WhisperTranscriberTests {
    private static let kids = SharedData.url(of: "ravdess/Actor_01/03-01-01-01-01-01-01.flac")
    private static let dogs = SharedData.url(of: "ravdess/Actor_02/03-01-01-01-02-01-02.flac")
    private static let korean = SharedData.url(of: "korean/emotional-to-emotional/nea/wav/nea00001.flac")

    private func checkTimes(_ transcript: Transcript, at place: SourceLocation = #_sourceLocation) {
        let words = transcript.words
        #expect(!words.isEmpty, sourceLocation: place)
        for word in words {
            #expect(word.start >= 0 && word.start < word.end, "\(word)", sourceLocation: place)
            #expect(word.end <= transcript.seconds + 1e-6, "\(word)", sourceLocation: place)
        }
        for (word, next) in zip(words, words.dropFirst()) {
            #expect(word.end <= next.start + 1e-9, "\(word) \(next)", sourceLocation: place)
        }
        for segment in transcript.segments {
            #expect(segment.start == segment.words.first?.start, sourceLocation: place)
            #expect(segment.end == segment.words.last?.end, sourceLocation: place)
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func english() async throws {
        let transcript = try await Installed.whisper().transcribe(.media(.url(try #require(Self.kids))))
        #expect(SpokenText.normalized(transcript.text) == "kids are talking by the door")
        #expect(transcript.language == "en")
        #expect(transcript.model == "whisper-base")
        #expect(
            transcript.words.map { SpokenText.normalized($0.text) } == ["kids", "are", "talking", "by", "the", "door"])
        checkTimes(transcript)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func koreanIsDetected() async throws {
        let said = "심폐소생술 자격증 취득을 원하시면 인터넷으로 신청해주세요."
        let transcript = try await Installed.whisper().transcribe(.media(.url(try #require(Self.korean))))
        #expect(transcript.language == "ko")
        #expect(
            CharacterErrorRate.counts(reference: said, hypothesis: transcript.text).rate < 0.35, "\(transcript.text)")
        #expect(!transcript.text.contains("\u{FFFD}"))
        checkTimes(transcript)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func samplesAndFileGiveTheSame() async throws {
        let file = try #require(Self.kids)
        let options = TranscriptionOptions(language: "en")
        let whisper = try Installed.whisper()
        let fromFile = try await whisper.transcribe(.media(.url(file)), options: options)
        let fromSamples = try await whisper.transcribe(try Waveform(contentsOf: file), options: options)
        #expect(fromFile == fromSamples)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func twoLanguagesInOneSound() async throws {
        let clips = try [Self.korean, Self.kids, Self.korean].map {
            try Waveform(contentsOf: try #require($0), options: .speech)
        }
        let transcript = try await Installed.whisper().transcribe(try Waveform.concatenated(clips))
        #expect(transcript.language == "ko")
        #expect(transcript.text.lowercased().contains("talking by the door"), "\(transcript.text)")
        #expect(transcript.text.contains("자격증"), "\(transcript.text)")
        #expect(transcript.warnings == [.mixedLanguages])
        checkTimes(transcript)
    }

    /// Clips one after another with pauses between them: every sentence is there, in order, at its place.
    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func threeMinutes() async throws {
        let clips = [
            try Waveform(contentsOf: try #require(Self.kids)).normalized(toPeak: 0.6),
            try Waveform(contentsOf: try #require(Self.dogs)).normalized(toPeak: 0.6),
        ]
        var samples: [Float] = []
        var expected: [(word: String, start: Double)] = []
        var number = 0
        while samples.count < 180 * 16_000 {
            let clip = clips[number % 2]
            expected.append((number % 2 == 0 ? "kids" : "dogs", Double(samples.count) / 16_000))
            samples += clip.mono
            // Pauses of 0.4 to 8 s.
            samples += [Float](repeating: 0, count: Int(16_000 * [0.4, 2, 8, 1][number % 4]))
            number += 1
        }
        let transcript = try await Installed.whisper().transcribe(
            Waveform(samples: samples, sampleRate: 16_000), options: TranscriptionOptions(language: "en"))
        let heard = transcript.words.filter { ["kids", "dogs"].contains(SpokenText.normalized($0.text)) }
        #expect(heard.map { SpokenText.normalized($0.text) } == expected.map(\.word), "\(transcript.text)")
        for (word, place) in zip(heard, expected) {
            #expect(word.start >= place.start && word.start <= place.start + 2.5, "\(word) \(place)")
        }
        checkTimes(transcript)
    }

    @Test(arguments: ["silence", "white noise", "soft noise", "tone", "melody"])
    func soundsWithoutAVoiceGiveNoWords(_ kind: String) async throws {
        let sound =
            switch kind {
            case "silence": Signal.silence(seconds: 60)
            case "white noise": Signal.noise(seconds: 60, amplitude: 0.3)
            case "soft noise": Signal.noise(seconds: 60, amplitude: 0.01)
            case "tone": Signal.sine(frequency: 440, seconds: 60)
            default: Self.melody(seconds: 60)
            }
        let transcript = try await Installed.whisper().transcribe(sound)
        #expect(transcript.segments.isEmpty, "\(transcript.text)")
        #expect(transcript.language == nil)
        #expect(transcript.seconds == 60)
        #expect(!transcript.warnings.isEmpty)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func musicGivesNoWords() async throws {
        let clips = SharedData.files(in: "music", extensions: ["opus", "ogg"]).prefix(4)
        try #require(clips.count == 4)
        let parts = try clips.map { try Waveform(contentsOf: $0, options: .speech) }
        let transcript = try await Installed.whisper().transcribe(try Waveform.concatenated(parts))
        #expect(transcript.seconds > 55)
        #expect(transcript.segments.isEmpty, "\(transcript.text)")
    }

    @Test(arguments: [0, 1, 160, 1_600, 8_000])
    func veryShortSounds(_ count: Int) async throws {
        let sound = Waveform(samples: [Float](repeating: 0.01, count: count), sampleRate: 16_000)
        let transcript = try await Installed.whisper().transcribe(sound)
        #expect(transcript.segments.isEmpty)
        #expect(transcript.warnings == [.noSpeech])
    }

    @Test func valuesThatAreNoNumbers() async throws {
        var samples = [Float](repeating: 0.1, count: 16_000)
        samples[100] = .nan
        let sound = Waveform(samples: samples, sampleRate: 16_000)
        let error = try await #require(throws: AudioError.self) { try await Installed.whisper().transcribe(sound) }
        guard case .nonFinite(_, 100, 0, _) = error.kind else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func aLanguageThatTheModelLacks() async throws {
        let error = try await #require(throws: TranscriptionError.self) {
            try await Installed.whisper().transcribe(
                Signal.silence(seconds: 1), options: TranscriptionOptions(language: "zz"))
        }
        guard case .unknownLanguage("zz", "whisper-base", let known) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(known.contains("ko") && known.contains("en"))
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func aCancelledTaskStops() async throws {
        let clip = try Waveform(contentsOf: try #require(Self.kids))
        let long = try Waveform.concatenated((0..<60).map { _ in clip })
        let whisper = try Installed.whisper()
        let task = Task {
            try await whisper.transcribe(.waveform(long), options: TranscriptionOptions(language: "en")) { _ in }
        }
        try await Task.sleep(for: .milliseconds(300))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// Chords of harmonics that begin and fade, as of a plucked instrument.
    private static func melody(seconds: Double) -> Waveform {
        let notes = [220.0, 261.6, 329.6, 392, 440, 349.2, 293.7, 246.9]
        return Signal.make(seconds, 16_000) { time in
            let number = Int(time / 0.5)
            let age = time - Double(number) * 0.5
            let pitch = notes[number * 5 % notes.count]
            let tone = (1...4).reduce(0.0) { $0 + sin(2 * .pi * pitch * Double($1) * time) / Double($1 * $1) }
            return 0.3 * tone * exp(-4 * age)
        }
    }
}
