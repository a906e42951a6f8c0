import Foundation
public import Inference

/// An entry of the model catalogue and how it stands on this machine, as people and programs see it.
public struct CatalogueText: Sendable {
    /// The entry.
    public let entry: CatalogueEntry
    private let state: ModelStore.State
    private let folder: ModelFolder
    private let language: Language

    /// An entry that stands so in that folder.
    public init(_ entry: CatalogueEntry, state: ModelStore.State, folder: ModelFolder, language: Language) {
        self.folder = folder
        self.entry = entry
        self.state = state
        self.language = language
    }

    /// Whether it is a runtime that is found outside the folder of models, where set-up puts it.
    private var isElsewhere: Bool { NativeRuntime.isFound(entry.name, models: folder) }

    /// A table of what can be installed.
    public static func table(_ entries: [CatalogueText], language: Language) -> String {
        func word(_ phrase: ModelStorePhrase) -> String { phrase.text(in: language) }
        var table = TextTable([
            .init(word(.model)), .init(word(.task)), .init(word(.languages)), .init(word(.state)),
            .init(word(.size), .right), .init(CommandPhrase.licence.text(in: language)),
        ])
        for text in entries {
            table.append([
                text.entry.name, word(.purpose(text.entry.task)), text.entry.languages.joined(separator: " "),
                word(text.statePhrase), ByteCount.text(text.bytes), text.entry.licence,
            ])
        }
        return table.text
    }

    /// What somebody should know before using it.
    public var card: String {
        var lines = ["\(entry.name) \(entry.version) · \(word(.purpose(entry.task))) · \(word(statePhrase))"]
        lines.append(text(entry.card.about))
        if let figures = entry.card.figures { lines.append(text(figures)) }
        lines.append(CommandPhrase.licence.text(in: language) + ": " + entry.licence)
        if let limits = entry.card.limits { lines.append("! " + text(limits)) }
        lines.append(word(.sizes(download: entry.downloadBytes, installed: bytes)))
        if !entry.requires.isEmpty {
            lines.append(word(.dependsOn) + ": " + entry.requires.joined(separator: ", "))
        }
        lines.append(word(.conversion) + ": " + (entry.conversion?.script ?? word(.asPublished)))
        lines.append(word(.source) + ":")
        lines += entry.downloads.flatMap { $0.sources.map { "  " + $0.description } }
        lines.append(word(.checksums) + ":")
        lines += entry.downloads.map { "  \($0.sha256)  \($0.file)" }
        return lines.map(TerminalText.printable).joined(separator: "\n")
    }

    /// The `nunchi.catalogue_entry/1` object.
    public var json: JSONValue {
        var object: JSONObject = [
            "schema": .string("nunchi.catalogue_entry/1"), "name": .string(entry.name),
            "version": .string(entry.version), "kind": .string(entry.kind.rawValue),
            "task": .string(entry.task.rawValue), "languages": .init(entry.languages), "state": .string(stateName),
            "default": .bool(entry.isDefault), "download_bytes": .integer(entry.downloadBytes),
            "installed_bytes": .integer(bytes), "licence": .string(entry.licence), "requires": .init(entry.requires),
            "platforms": .init(entry.platforms), "conversion": JSONValue(entry.conversion?.script),
        ]
        if let model { object["folder"] = .string(model.folder.path) }
        object["downloads"] = .array(
            entry.downloads.map { download in
                .object([
                    "file": .string(download.file), "bytes": .integer(download.bytes),
                    "sha256": .string(download.sha256), "sources": .init(download.sources.map(\.description)),
                ])
            })
        object["about"] = .string(text(entry.card.about))
        object["figures"] = JSONValue(entry.card.figures.map(text))
        object["limits"] = JSONValue(entry.card.limits.map(text))
        return .object(object)
    }

    private func word(_ phrase: ModelStorePhrase) -> String { phrase.text(in: language) }

    private func text(_ text: BilingualText) -> String {
        switch language {
        case .korean: text.korean
        case .english: text.english
        }
    }

    private var model: InstalledModel? {
        switch state {
        case .installed(let model), .outdated(let model): model
        default: nil
        }
    }

    private var bytes: Int { model?.manifest.bytes ?? entry.installedBytes }

    private var statePhrase: ModelStorePhrase {
        switch state {
        case .notInstalled: isElsewhere ? .installedElsewhere : .notInstalled
        case .notForThisMachine: .notForThisMachine
        case .installed: .installed
        case .outdated: .outdated
        case .damaged: .damaged
        }
    }

    private var stateName: String {
        switch state {
        case .notInstalled: isElsewhere ? "installed_elsewhere" : "not_installed"
        case .notForThisMachine: "not_for_this_machine"
        case .installed: "installed"
        case .outdated: "outdated"
        case .damaged: "damaged"
        }
    }
}
