/// Paths from archives and catalogues, which may not lead out of the folder that they are meant for.
enum SafePath {
    /// Whether a path stays inside the folder that it is relative to, on any system.
    static func isInside(_ path: String) -> Bool {
        guard !path.isEmpty, path.utf8.count <= 1024, !path.hasPrefix("/"), !path.contains("\\"), !path.contains("\0"),
            !path.dropFirst().hasPrefix(":")
        else { return false }
        return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0 != "." && $0 != ".."
        }
    }

    /// Whether it is the name of a file, without a folder, which is not hidden.
    static func isFileName(_ name: String) -> Bool {
        isInside(name) && !name.contains("/") && !name.hasPrefix(".") && !name.hasPrefix("-")
    }
}
