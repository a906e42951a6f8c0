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

    /// How an emotion sounds: pitch as a multiple of the speaker's own, largest sample, syllables in a second.
    private static let manners: [String: (pitch: Double, peak: Double, syllables: Double)] = [
        "anger": (1.35, 0.9, 6), "joy": (1.7, 0.5, 4), "sadness": (0.85, 0.15, 2), "neutral": (1, 0.3, 3),
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
        let manner = manners[emotion] ?? (1, 0.3, 3)
        let own = 110 * pow(1.3, Double(speaker % 5)) * (1 + 0.03 * Double(take))
        let vowel = Signal.vowel(
            pitch: own * manner.pitch, seconds: seconds, sampleRate: sampleRate, peak: manner.peak)
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
