public import Foundation
import Reporting
public import VoiceEmotion

/// Where speakers' profiles are kept by name.
public struct ProfileFolder: Sendable {
    /// The folder; it need not exist yet.
    public let url: URL

    /// A folder of profiles.
    ///
    /// - Parameter url: nil for `NUNCHI_PROFILES`, else `nunchi/profiles` in the user's folder for data.
    public init(url: URL? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) {
        func folder(_ name: String) -> URL? {
            environment[name].flatMap { $0.isEmpty ? nil : URL(filePath: $0, directoryHint: .isDirectory) }
        }
        let data =
            folder("XDG_DATA_HOME")
            ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
        self.url = url ?? folder("NUNCHI_PROFILES") ?? data.appending(path: "nunchi/profiles")
    }

    /// The file of a profile.
    ///
    /// - Throws: `ProfileError.name` for a name that could lead elsewhere, that no file can bear, or that `--profile` takes for
    ///   something else.
    public func file(of name: String) throws(ProfileError) -> URL {
        let isPlain =
            !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && name.utf8.count <= Self.longestName
            && TerminalText.printable(name) == name
        guard isPlain, name != Self.own, !name.hasSuffix(Self.ending) else { throw .name(name) }
        return url.appending(path: name + Self.ending)
    }

    /// What stands for a recording's own profile instead of a name.
    public static let own = "auto"

    private static let ending = ".safetensors"
    /// Bytes of a name: file systems take 255, the ending and a temporary file's included.
    private static let longestName = 200

    /// The names of the profiles there, sorted.
    public var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return files.filter { $0.hasSuffix(Self.ending) }.map { String($0.dropLast(Self.ending.count)) }
            .filter { (try? file(of: $0)) != nil }.sorted()
    }

    /// The profile of that name, or in a file of that path.
    ///
    /// - Throws: `ProfileError.unknown`, or what reading the file throws.
    public func profile(_ name: String) throws -> SpeakerProfile {
        if name.contains("/") || name.hasSuffix(Self.ending) {
            return try SpeakerProfile(contentsOf: URL(filePath: name))
        }
        let place = try file(of: name)
        guard FileManager.default.fileExists(atPath: place.path) else {
            throw ProfileError.unknown(name, known: names)
        }
        return try SpeakerProfile(contentsOf: place)
    }

    /// Keeps a profile under its name, in place of an earlier one.
    ///
    /// - Returns: its file.
    public func keep(_ profile: SpeakerProfile) throws -> URL {
        let place = try file(of: profile.name)
        // Where the folder cannot be made, the file cannot be written, which is told of.
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try profile.write(to: place)
        return place
    }

    /// Removes a profile.
    ///
    /// - Throws: `ProfileError.unknown` when there is none of that name.
    public func remove(_ name: String) throws {
        let place = try file(of: name)
        guard FileManager.default.fileExists(atPath: place.path) else {
            throw ProfileError.unknown(name, known: names)
        }
        try FileManager.default.removeItem(at: place)
    }
}
