import Foundation
import Inference
import NunchiTesting
import VoiceEmotion

/// The small encoders in Goldens (generate.py says what they are), and Whisper's where it is installed.
enum Encoders {
    static func file(_ name: String) -> URL {
        // This file lies in Support, the goldens beside it.
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Goldens/" + name)
    }

    static func array(_ name: String) throws -> NPYArray { try NPYArray(contentsOf: file(name + ".npy")) }

    static func clip() throws -> [Float] { try array("clip").floats }

    static func tiny(threads: Int = 1) throws -> WhisperSpeechEncoder {
        guard
            let encoder = try SpeechEncoders.load(file("tiny_whisper.onnx").path, threads: threads)
                as? WhisperSpeechEncoder
        else { throw CocoaError(.featureUnsupported) }
        return encoder
    }

    static let hasOpenVINO = NativeRuntime.openVINO.candidates(models: ModelFolder()).contains { $0.isPresent == true }
    static let noOpenVINO = "no OpenVINO: scripts/setup"

    /// Whether the encoder is installed as this version converts it.
    static let hasWhisper = (try? SpeechEncoders.load("whisper-base")) != nil
    static let noWhisper = "no encoder: nunchi models install whisper-base-encoder"
}
