extension ModelStoreError.Damage: CustomStringConvertible {
    /// What is wrong, in English.
    public var description: String {
        switch self {
        case .missing: "it is missing"
        case .size(let expected, let found): "it has \(found) bytes instead of \(expected)"
        case .checksum: "its checksum is wrong"
        case .unreadable(let cause): "it cannot be read: \(cause)"
        }
    }
}

extension ModelStoreError.Attempt: CustomStringConvertible {
    /// Source and cause.
    public var description: String { "\(source): \(cause)" }
}

extension ModelStoreError: CustomStringConvertible {
    /// What, cause and remedy in one line.
    public var description: String {
        switch self {
        case .unknown(let name, let known): "no model '\(name)'; there are \(known.joined(separator: ", "))"
        case .notInstalled(let name, let command): "\(name) is not installed; run: \(command)"
        case .nothingToRemove(let name): "\(name) is not installed: nothing to remove"
        case .damaged(let name, let file, let damage, let command): "\(name): \(file): \(damage); run: \(command)"
        case .noSuchFile(let name, let file, let files):
            "\(name) has no file '\(file)'; it has \(files.joined(separator: ", "))"
        case .notForThisMachine(let name, let machine, let platforms):
            "\(name) is not available for this machine (\(machine)); it is for \(platforms.joined(separator: ", "))"
        case .badCatalogue(let path, let cause): "\(path): \(cause)"
        case .noSpace(let folder, let needed, let available):
            "\(folder): \(needed) bytes are needed, \(available) are free; make room or choose another folder"
        case .diskFull(let path): "\(path): the disk is full; make room or choose another folder"
        case .fileSystem(let path, let cause): "\(path): \(cause)"
        case .downloadFailed(let file, let attempts):
            "\(file) could not be downloaded: " + attempts.map(\.description).joined(separator: "; ")
        case .foreignFile(let path, let name, let damage, let expected):
            "\(path): not a file of \(name) (\(damage)); it needs \(expected.joined(separator: ", "))"
        case .filesMissing(let name, let files): "\(name) also needs \(files.joined(separator: ", "))"
        case .unsafeArchive(let path, let member): "\(path): leads out of its folder by '\(member)'; it is not unpacked"
        case .badArchive(let path, let cause): "\(path): \(cause)"
        case .noPython(let program, let cause): "\(program): \(cause); install Python 3.10 to 3.13 with venv"
        case .toolsFailed(let cause): "the tools of the conversion could not be installed: \(cause)"
        case .conversionFailed(let name, let script, let cause): "\(name): \(script): \(cause)"
        case .resourceMissing(let file): "\(file) is not where the package's files are looked for; set NUNCHI_RESOURCES"
        }
    }
}
