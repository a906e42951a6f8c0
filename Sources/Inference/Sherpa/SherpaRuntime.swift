import CSherpaOnnx

extension NativeRuntime {
    /// sherpa-onnx: voice activity and speech to text.
    public static var sherpaOnnx: NativeRuntime {
        NativeRuntime(
            name: "sherpa-onnx", version: String(cString: nunchi_sherpa_built_version()),
            variable: "NUNCHI_SHERPA_ONNX", library: file("sherpa-onnx-c-api"))
    }

    /// Opens sherpa-onnx; once it is open, does nothing.
    ///
    /// - Returns: the path of the library; the first one opened counts for the life of the process.
    @discardableResult
    func openSherpa(models: ModelFolder) throws(InferenceError) -> String {
        try open(models: models) { path in
            let (status, message) = withMessage { nunchi_sherpa_open(path, $0, $1) }
            return switch nunchi_sherpa_status(UInt32(status)) {
            case NUNCHI_SHERPA_READY: .opened
            case NUNCHI_SHERPA_NOT_BUILT: .builtWithout
            case NUNCHI_SHERPA_OTHER_VERSION: .otherVersion(message)
            default: .failed(message)
            }
        }
    }
}
