import AudioSignal
import Foundation
import Inference
import NunchiTesting
import Synchronization
import Transcription

/// The models on this machine; tests that need one skip themselves where it is absent.
enum Installed {
    static let models = ModelFolder()

    static let absence = "no Whisper or no voice activity: nunchi models install whisper-base silero-vad, scripts/setup"

    /// Whether speech can be recognised here.
    static let hasWhisper: Bool = {
        let runtime = NativeRuntime.sherpaOnnx
        let files = ["whisper-base/decoder.onnx", "whisper-base/encoder.onnx", "silero-vad/silero_vad.onnx"]
        return !runtime.version.isEmpty && runtime.candidates(models: models).contains { $0.isPresent == true }
            && files.allSatisfy { FileManager.default.fileExists(atPath: models.url.appendingPathComponent($0).path) }
    }()

    private static let shared = Mutex<WhisperTranscriber?>(nil)

    /// The model, loaded once for all tests.
    static func whisper() throws -> WhisperTranscriber {
        try shared.withLock { shared in
            if let shared { return shared }
            let new = try WhisperTranscriber(threads: 2, models: models)
            shared = new
            return new
        }
    }
}
