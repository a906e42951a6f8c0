import CSherpaOnnx
import Foundation

/// Whether a runtime can be used on this machine.
public struct RuntimeState: Sendable, Hashable {
    /// The runtime.
    public let runtime: NativeRuntime
    /// The path of its library, or the name by which the loader found it; nil where it cannot be used.
    public let path: String?
    /// The versions of what it brings along, such as `onnxruntime 1.28.2`.
    public let parts: [String]
    /// Why it cannot be used, and what helps; nil where it can.
    public let trouble: InferenceError?

    /// Opens each of the runtimes that Nunchi knows.
    ///
    /// - Parameter models: where they may be installed.
    public static func all(models: ModelFolder = ModelFolder()) -> [RuntimeState] {
        [
            RuntimeState(.sherpaOnnx) { () throws(InferenceError) in
                try NativeRuntime.sherpaOnnx.openSherpa(models: models)
            },
            RuntimeState(.openVINO) { () throws(InferenceError) in
                try NativeRuntime.openVINO.openOpenVINO(models: models)
            },
        ]
    }

    private init(_ runtime: NativeRuntime, open: () throws(InferenceError) -> String) {
        self.runtime = runtime
        do {
            path = try open()
            trouble = nil
        } catch {
            path = nil
            trouble = error
        }
        let onnxruntime = String(cString: nunchi_sherpa_onnxruntime_version())
        parts = runtime == .sherpaOnnx && !onnxruntime.isEmpty ? ["onnxruntime " + onnxruntime] : []
    }
}

extension ModelFolder {
    /// The names of the folders of models in it, sorted; none where it does not exist.
    public var installedNames: [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return found.filter { name in
            var isFolder: ObjCBool = false
            let path = url.appendingPathComponent(name).path
            return !name.hasPrefix(".") && name != "runtimes"
                && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }.sorted()
    }
}
