import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Feature sets with frames give what librosa gives (Goldens/frames.py).
struct FrameGoldenTests {
    private struct Golden: Decodable {
        struct Part: Decodable {
            let shape: [Int]?
            let frames: [Int]
            let values: [[Float]]
        }

        let log_mel: Part
        let mel_image: Part
        let mfcc: Part
    }

    private static func golden() throws -> Golden {
        let file = try #require(Bundle.module.url(forResource: "Goldens/frames", withExtension: "json"))
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    private static func sound(rate: Int) -> [Float] {
        (0..<rate / 2).map { index in
            let time = Double(index) / Double(rate)
            return Float(0.3 * sin(2 * .pi * 220 * time) + 0.2 * sin(2 * .pi * (900 * time + 600 * time * time)))
        }
    }

    @Test func logMel() throws {
        let golden = try Self.golden().log_mel
        let set = try LogMel(FeaturePlan("log-mel", settings: ["clip_norm": 0]))
        let array = try set.array(of: Self.sound(rate: 16_000))
        #expect(array.shape == golden.shape)
        for (frame, values) in zip(golden.frames, golden.values) {
            #expect(mismatch(array.values[frame * 64..<(frame + 1) * 64], values, absolute: 0.01) == nil)
        }
    }

    @Test func melImage() throws {
        let golden = try Self.golden().mel_image
        let array = try MelImage().array(of: Self.sound(rate: 22_050))
        #expect(array.shape == [44, 128])
        #expect(array.shape == golden.shape)
        for (frame, values) in zip(golden.frames, golden.values) {
            #expect(mismatch(array.values[frame * 128..<(frame + 1) * 128], values, absolute: 0.01) == nil)
        }
    }

    @Test func frameMFCC() throws {
        let golden = try Self.golden().mfcc
        let set = try FrameMFCC(FeaturePlan("frames-mfcc", settings: ["range_db": 0]))
        let array = try set.array(of: Self.sound(rate: 16_000))
        #expect(array.shape[1] == 39)
        for (frame, values) in zip(golden.frames, golden.values) {
            #expect(mismatch(array.values[frame * 39..<frame * 39 + 13], values, absolute: 0.02, relative: 1e-3) == nil)
        }
    }
}
