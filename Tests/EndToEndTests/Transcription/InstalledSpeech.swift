import Foundation
import Inference
import NunchiTesting

/// What speech to text needs, as far as it is on this machine.
enum InstalledSpeech {
    static let absence = "no Whisper or no voice activity: nunchi models install whisper-base silero-vad, scripts/setup"

    /// Whether speech can be recognised here.
    static let isPresent: Bool = {
        let runtime = NativeRuntime.sherpaOnnx
        let models = ModelFolder()
        let files = ["whisper-base/decoder.onnx", "whisper-base/encoder.onnx", "silero-vad/silero_vad.onnx"]
        return !runtime.version.isEmpty && runtime.candidates(models: models).contains { $0.isPresent == true }
            && files.allSatisfy { FileManager.default.fileExists(atPath: models.url.appendingPathComponent($0).path) }
    }()

    /// An actor who says "Kids are talking by the door".
    static let kids = SharedData.url(of: "ravdess/Actor_01/03-01-01-01-01-01-01.flac")

    /// Whether there are both a model and recordings.
    static let canHear = isPresent && kids != nil
}
