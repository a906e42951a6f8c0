import Acoustics
import AudioSignal
import Foundation
public import Inference

/// What of Nunchi's parts is on this machine, for people and programs.
public struct DoctorReport: Sendable {
    private let version: String
    private let runtimes: [RuntimeState]
    private let folder: ModelFolder
    private let models: [String]
    private let missing: [FailureReport]

    /// Looks at this machine; opens the runtimes.
    ///
    /// - Parameter version: the program's version.
    public init(version: String, store: ModelStore) {
        self.version = version
        folder = store.folder
        runtimes = RuntimeState.all(models: store.folder)
        models = store.folder.installedNames
        missing = store.catalogue.entries.compactMap { entry in
            switch store.state(of: entry) {
            case .damaged(let error): return FailureReport(error, source: "models")
            case .notInstalled where entry.isDefault:
                let error = ModelStoreError.notInstalled(name: entry.name, command: store.installCommand(entry.name))
                return FailureReport(error, source: "models")
            default: return nil
            }
        }
    }

    /// Whether a runtime cannot be used, a model that speech to text needs is not installed, or one is damaged.
    public var isSomethingMissing: Bool { !missing.isEmpty || runtimes.contains { $0.trouble != nil } }

    /// A table, and a line for each thing that is missing.
    public func text(in language: Language) -> String {
        let word = { (phrase: DoctorPhrase) in phrase.text(in: language) }
        var table = TextTable([.init(word(.part)), .init(word(.version)), .init(word(.place))])
        table.append(["nunchi", version])
        table.append([word(.instructions), InstructionSet.best.displayName])
        for library in libraries { table.append([library.name, library.version]) }
        for state in runtimes {
            let versions = ([state.runtime.version] + state.parts).filter { !$0.isEmpty }.joined(separator: ", ")
            table.append([state.runtime.name, versions, state.path ?? word(.unusable)])
        }
        table.append([word(.modelFolder), "", folder.url.path])
        for name in models { table.append([word(.model) + " " + name, "", folder.folder(of: name).path]) }

        var lines = [String(table.text.dropLast())]
        for state in runtimes {
            guard let trouble = state.trouble else { continue }
            lines.append("! " + FailureReport(trouble, source: state.runtime.name).text(in: language))
        }
        lines += missing.map { "! " + $0.text(in: language) }
        return lines.joined(separator: "\n")
    }

    /// The `nunchi.doctor/1` object; causes and hints are in English.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.doctor/1"), "version": .string(version),
            "instructions": .string(InstructionSet.best.displayName),
            "libraries": .array(
                libraries.map { .object(["name": .string($0.name), "version": .string($0.version)]) }),
            "runtimes": .array(runtimes.map(Self.json)), "models_folder": .string(folder.url.path),
            "models": .array(models.map(JSONValue.string)),
            "troubles": .array(
                missing.map {
                    .object(["cause": .string($0.cause(in: .english)), "hint": .string($0.hint(in: .english))])
                }), "complete": .bool(!isSomethingMissing),
        ])
    }

    private static func json(_ state: RuntimeState) -> JSONValue {
        let trouble = state.trouble.map { FailureReport($0, source: state.runtime.name) }
        return .object([
            "name": .string(state.runtime.name), "version": .string(state.runtime.version),
            "parts": .array(state.parts.map(JSONValue.string)), "path": state.path.map(JSONValue.string) ?? .null,
            "cause": trouble.map { .string($0.cause(in: .english)) } ?? .null,
            "hint": trouble.map { .string($0.hint(in: .english)) } ?? .null,
        ])
    }

    private var libraries: [(name: String, version: String)] {
        AudioLibraries.versions.map { text in
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
}
