import Foundation
import NunchiTesting
import Testing

/// The model of the package on real recordings. It was trained on them, so this is a check of sanity and no figure.
@Suite struct RealVoiceTests {
    @Test(.enabled(if: SharedData.url(of: "emodb") != nil, Comment(rawValue: SharedData.absence)))
    func namesMostOfTwentyRight() async throws {
        // The sixth letter of EMO-DB's names is the emotion.
        let emotions: [Character: String] = [
            "W": "anger", "L": "boredom", "E": "disgust", "A": "fear", "F": "joy", "T": "sadness", "N": "neutral",
        ]
        let all = SharedData.files(in: "emodb", extensions: ["flac", "wav"])
        try #require(all.count >= 20)
        let clips = stride(from: 0, to: all.count, by: all.count / 20).prefix(20).map { all[$0] }
        let run = try await Program.run(["read", "--json", "--quiet"] + clips.map(\.path))
        #expect(run.code == 0, "\(run.errors)")
        let readings = try run.objects()
        try #require(readings.count == 20)
        let right = try zip(clips, readings).count { clip, reading in
            let letter = Array(clip.deletingPathExtension().lastPathComponent)[5]
            return try !reading.isNull("emotion") && reading.text("emotion") == emotions[letter]
        }
        #expect(right >= 12, "\(right) of 20")
    }
}
