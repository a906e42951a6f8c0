import Foundation
import Inference

/// What of the models and runtimes is on this machine; a test that needs one skips itself where it is absent.
enum Installed {
    static let models = ModelFolder()

    static let silero = models.folder(of: "silero-vad").appendingPathComponent("silero_vad.onnx")
    static let whisper = models.folder(of: "whisper-base")
    static let whisperEncoder = models.folder(of: "whisper-base-encoder").appendingPathComponent("encoder.onnx")

    static let sherpa = isFound(.sherpaOnnx)
    static let openVINO = isFound(.openVINO)
    static let hasSilero = sherpa && exists(silero)
    static let hasWhisper = sherpa && exists(whisper.appendingPathComponent("decoder.onnx"))

    static let noSherpa = "no sherpa-onnx: scripts/setup"
    static let noOpenVINO = "no OpenVINO: scripts/setup"
    static let noSilero = "no Silero model: nunchi models install silero-vad"
    static let noWhisper = "no Whisper model: nunchi models install whisper-base"

    static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

    private static func isFound(_ runtime: NativeRuntime) -> Bool {
        !runtime.version.isEmpty && runtime.candidates(models: models).contains { $0.isPresent == true }
    }
}
