public import AudioSignal
public import Foundation

/// Made-up speakers who express emotions by pitch, level and rhythm: data that a recipe must be able to learn.
public enum SyntheticVoices {
    /// One clip of a made-up speaker.
    public struct Clip: Sendable {
        /// The file's name, which ends in `.wav`.
        public let name: String
        /// The emotion's canonical name.
        public let emotion: String
        /// The speaker's name.
        public let speaker: String
        /// 16 bits, 16 kHz, mono.
        public let waveform: Waveform
    }

    /// How an emotion sounds.
    private struct Manner {
        /// Pitch as a multiple of the speaker's own.
        var pitch = 1.0
        /// Largest sample.
        var peak = 0.3
        /// Syllables in a second.
        var syllables = 3.0
        /// Resonances in hertz.
        var formants = [500.0, 1_500, 2_500]
    }

    private static let manners = [
        "anger": Manner(pitch: 1.35, peak: 0.9, syllables: 6, formants: [850, 1_250, 3_200]),
        "joy": Manner(pitch: 1.7, peak: 0.5, syllables: 4, formants: [400, 2_100, 2_900]),
        "sadness": Manner(pitch: 0.85, peak: 0.15, syllables: 2, formants: [320, 800, 2_200]),
    ]

    /// Clips of every speaker and emotion.
    ///
    /// - Parameters:
    ///   - emotions: of anger, joy, sadness, neutral.
    ///   - takes: clips of each speaker and emotion, which differ a little.
    public static func clips(
        speakers: Int = 3, emotions: [String] = ["anger", "joy", "sadness"], takes: Int = 2, seconds: Double = 0.6
    ) -> [Clip] {
        (0..<speakers).flatMap { speaker in
            emotions.flatMap { emotion in
                (0..<takes).map { take in
                    Clip(
                        name: "s\(speaker)-\(emotion)-\(take).wav", emotion: emotion, speaker: "s\(speaker)",
                        waveform: voice(emotion: emotion, speaker: speaker, take: take, seconds: seconds))
                }
            }
        }
    }

    /// A vowel of syllables, every sample a whole multiple of 1/32768, so that 16-bit files hold it exactly.
    public static func voice(
        emotion: String = "neutral", speaker: Int = 0, take: Int = 0, seconds: Double = 1.2, sampleRate: Int = 16_000
    ) -> Waveform {
        let manner = manners[emotion] ?? Manner()
        let own = 110 * pow(1.15, Double(speaker % 7)) * (1 + 0.03 * Double(take))
        let vowel = Signal.vowel(
            pitch: own * manner.pitch, formants: manner.formants, seconds: seconds, sampleRate: sampleRate,
            peak: manner.peak)
        let samples = vowel.channels[0].enumerated().map { index, sample in
            let time = Double(index) / Double(sampleRate)
            let swell = 0.55 - 0.45 * cos(2 * .pi * manner.syllables * time)
            return (sample * Float(swell) * 32_768).rounded() / 32_768
        }
        return Waveform(samples: samples, sampleRate: sampleRate)
    }

    /// Writes clips and their manifest into a folder, which must be there.
    public static func write(_ clips: [Clip], to folder: URL, manifestRows: [String] = []) throws {
        for clip in clips {
            let integers = clip.waveform.channels[0].map { Int16(clamping: Int($0 * 32_768)) }
            try Data(WAVBytes.pcm16(integers).bytes).write(to: folder.appendingPathComponent(clip.name))
        }
        let rows = clips.map { "\($0.name)\t\($0.emotion)\t\($0.speaker)" }
        let lines = ["file\tlabel\tspeaker"] + rows + manifestRows
        try Data((lines.joined(separator: "\n") + "\n").utf8)
            .write(to: folder.appendingPathComponent("manifest.tsv"))
    }
}
