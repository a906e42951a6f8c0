public import Foundation

/// A library that runs models, which is opened when it is first needed.
public struct NativeRuntime: Sendable, Hashable {
    /// Its name, such as `openvino`.
    public let name: String
    /// The version whose headers this program was built with, such as `2026.4.1`; empty where it was built without.
    public let version: String
    /// The environment variable that names a folder to take the library from.
    public let variable: String
    /// The name of the library's file.
    let library: String

    /// A place where the library was looked for.
    public struct Candidate: Sendable, Hashable {
        /// What is handed to the loader: a path, or a bare name that it searches for itself.
        public let path: String

        /// Whether the library's file is at that path; nil for a bare name, where only the loader knows.
        public var isPresent: Bool? {
            path.hasPrefix("/") ? FileManager.default.fileExists(atPath: path) : nil
        }
    }

    /// Where the library is looked for, the first place first.
    ///
    /// A folder named by the environment variable is the only place, so that a wrong one is told of. Otherwise: the folder
    /// of models, where `nunchi models install` puts runtimes; the system folder of `scripts/setup`; the loader's own search.
    public func candidates(
        models: ModelFolder, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [Candidate] {
        if let folder = environment[variable], !folder.isEmpty {
            return [Candidate(path: URL(fileURLWithPath: folder).appendingPathComponent(library).path)]
        }
        let installed = models.folder(of: "runtimes").appendingPathComponent("\(name)/lib/\(library)").path
        let system = "/usr/local/lib/nunchi/\(name)-\(version)/lib/\(library)"
        return [installed, system, library].map(Candidate.init)
    }

    /// What installs the runtime.
    var remedy: String { "nunchi models install \(name)" }

    /// What one try to open the library came to.
    enum Attempt {
        case opened
        case builtWithout
        case failed(String)
        case otherVersion(String)
    }

    /// Tries the places in turn until `attempt` opens the library.
    ///
    /// - Returns: the path that was opened.
    /// - Throws: `runtimeMissing`, with what was wrong at the places where there is something, or all places.
    func open(models: ModelFolder, attempt: (String) -> Attempt) throws(InferenceError) -> String {
        var troubles: [String] = []
        let candidates = candidates(models: models)
        for candidate in candidates where candidate.isPresent != false {
            switch attempt(candidate.path) {
            case .opened: return candidate.path
            case .builtWithout:
                throw missing("built without its headers", remedy: "scripts/setup, and build again")
            case .failed(let cause): if candidate.isPresent == true { troubles.append(cause) }
            case .otherVersion(let found):
                troubles.append("\(candidate.path) is version \(found), built for \(version)")
            }
        }
        let only = candidates.count == 1 ? ", where \(variable) points" : ""
        let places = candidates.map(\.path).joined(separator: ", ") + only
        throw missing(troubles.isEmpty ? "not found (\(places))" : troubles.joined(separator: "; "), remedy: remedy)
    }

    private func missing(_ cause: String, remedy: String) -> InferenceError {
        .runtimeMissing(name: name, cause: cause, remedy: remedy)
    }

    /// The name of a library's file on this system; `number` is part of the name where it has one.
    static func file(_ stem: String, number: String = "") -> String {
        #if os(macOS)
            "lib\(stem)\(number.isEmpty ? "" : "." + number).dylib"
        #else
            "lib\(stem).so\(number.isEmpty ? "" : "." + number)"
        #endif
    }
}

extension NativeRuntime {
    /// Whether a runtime of that name is found by its path, in the folder of models or where set-up puts it. Nothing is opened.
    public static func isFound(_ name: String, models: ModelFolder) -> Bool {
        [sherpaOnnx, openVINO].contains { runtime in
            runtime.name == name && runtime.candidates(models: models).contains { $0.isPresent == true }
        }
    }
}
