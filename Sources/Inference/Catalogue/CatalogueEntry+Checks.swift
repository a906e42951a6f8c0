#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension CatalogueEntry {
    /// Names that mean something else in the models folder.
    private static let reservedNames: Set<String> = ["runtimes"]

    /// Whether a name can be a folder's, here and on any machine: 1 to 64 of a-z, 0-9, `.`, `_`, `-`, beginning with
    /// a letter or digit.
    package static func isName(_ name: String) -> Bool {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")
        guard (1...64).contains(name.utf8.count), let first = name.first, first.isLetter || first.isNumber else {
            return false
        }
        return name.allSatisfy(allowed.contains) && !reservedNames.contains(name)
    }

    /// What is wrong with the entry, in words; nil when nothing is.
    ///
    /// An entry comes from a file that anybody may have written: nothing in it may lead out of the models folder or
    /// have something fetched over an open line.
    package var fault: String? {
        guard Self.isName(name) else { return "the name '\(name)' is not made of a-z, 0-9, '.', '_' and '-'" }
        return downloadFault ?? fileFault ?? conversionFault
            ?? (installedBytes >= 0 ? nil : "installedBytes is negative")
    }

    private var downloadFault: String? {
        if downloads.isEmpty { return "there is nothing to download" }
        if Set(downloads.map(\.file)).count < downloads.count { return "two downloads have one name" }
        for download in downloads {
            guard SafePath.isFileName(download.file) else { return "'\(download.file)' is no file name" }
            guard download.bytes > 0, download.bytes < 1 << 50 else { return "\(download.file): bytes is out of range" }
            guard SHA256.isDigest(download.sha256) else {
                return "\(download.file): sha256 is not 64 hexadecimal digits"
            }
            if download.sources.isEmpty { return "\(download.file): no source" }
            if let fault = download.sources.lazy.compactMap(\.fault).first { return "\(download.file): \(fault)" }
        }
        return nil
    }

    private var fileFault: String? {
        if files.isEmpty, conversion == nil { return "no file is installed" }
        let paths = filesHere.map(\.path) + (conversion?.outputs ?? [])
        if Set(paths).count < paths.count { return "two files have one path" }
        return fault(of: files)
    }

    private var conversionFault: String? {
        guard let conversion else { return nil }
        guard SafePath.isFileName(conversion.script), conversion.script.hasSuffix(".py") else {
            return "'\(conversion.script)' is no conversion script"
        }
        if let output = conversion.outputs.first(where: { !SafePath.isInside($0) }) { return "bad path '\(output)'" }
        if conversion.outputs.isEmpty { return "the conversion makes no file" }
        if !(1...86_400).contains(conversion.timeLimit) { return "timeLimit is not 1 to 86400 seconds" }
        return fault(of: conversion.inputs)
    }

    private func fault(of rules: [FileRule]) -> String? {
        for rule in rules {
            let path = rule.isFolder ? String(rule.path.dropLast()) : rule.path
            guard SafePath.isInside(path), path != Manifest.fileName else { return "bad path '\(rule.path)'" }
            if let digest = rule.sha256, !SHA256.isDigest(digest) {
                return "\(rule.path): sha256 is not 64 hexadecimal digits"
            }
            if rule.parts.isEmpty { return "\(rule.path): no parts" }
            for part in rule.parts {
                guard downloads.contains(where: { $0.file == part.download }) else {
                    return "\(rule.path): no download '\(part.download)'"
                }
                let isFolder = part.member?.hasSuffix("/") ?? false
                if isFolder != rule.isFolder { return "\(rule.path): a folder goes with a folder, a file with files" }
            }
        }
        return nil
    }
}

extension DownloadSource {
    /// What is wrong with the source, in words; nil when nothing is.
    var fault: String? {
        switch self {
        case .pypi(let package, let version, let target):
            let words = [package, version, target?.python, target?.platform].compactMap { $0 }
            let isPlain = words.allSatisfy { word in
                word.first.map { $0.isLetter || $0.isNumber } == true
                    && word.utf8.allSatisfy {
                        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0
                            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
                            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                            || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0)
                    }
            }
            return isPlain ? nil : "'\(package)' '\(version)' is no package and version"
        case .address(let address):
            guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty else {
                return "'\(address)' is no address"
            }
            let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
            let isAllowed = parts.scheme == "https" || (parts.scheme == "http" && isHere)
            return isAllowed ? nil : "'\(address)' is not https"
        case .file(let path):
            return path.hasPrefix("/") ? nil : "'\(path)' is not an absolute path"
        }
    }
}
