import COpenVINO
import Foundation

extension NativeRuntime {
    /// OpenVINO: ONNX and TFLite networks.
    public static var openVINO: NativeRuntime {
        let version = String(cString: nunchi_openvino_built_version())
        return NativeRuntime(
            name: "openvino", version: version, variable: "NUNCHI_OPENVINO",
            library: file("openvino_c", number: number(of: version)))
    }

    /// The number in the names of OpenVINO's files: `2641` for 2026.4.1.
    private static func number(of version: String) -> String {
        let parts = version.split(separator: ".")
        guard parts.count == 3 else { return "" }
        return String(parts[0].suffix(2) + parts[1] + parts[2])
    }

    /// Opens OpenVINO; once it is open, does nothing.
    ///
    /// - Returns: the path of the library; the first one opened counts for the life of the process.
    @discardableResult
    func openOpenVINO(models: ModelFolder) throws(InferenceError) -> String {
        try open(models: models) { path in
            let (status, message) = withMessage { nunchi_openvino_open(path, $0, $1) }
            return switch nunchi_openvino_status(UInt32(status)) {
            case NUNCHI_OPENVINO_READY: .opened
            case NUNCHI_OPENVINO_NOT_BUILT: .builtWithout
            case NUNCHI_OPENVINO_OTHER_VERSION: .otherVersion(message)
            default: .failed(OpenVINOMessage.plain(message))
            }
        }
    }
}

/// What OpenVINO says of a failure.
enum OpenVINOMessage {
    /// The message on one line, without the places in OpenVINO's source.
    static func plain(_ message: String) -> String {
        let lines = message.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let telling = lines.filter { !$0.isEmpty && !$0.hasPrefix("Exception from src/") }
        return (telling.isEmpty ? lines : telling).joined(separator: " ")
    }
}
