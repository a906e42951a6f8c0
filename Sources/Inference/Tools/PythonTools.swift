import Foundation

/// The Python that downloads and conversions run in. Models that are installed need none.
struct PythonTools {
    let folder: ModelFolder
    let environment: [String: String]

    init(_ folder: ModelFolder, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.folder = folder
        self.environment = environment
    }

    /// The program: `NUNCHI_PYTHON`, else `python3`.
    var program: String {
        environment["NUNCHI_PYTHON"].flatMap { $0.isEmpty ? nil : $0 } ?? "python3"
    }

    /// The Python versions that the pinned packages are there for.
    static let minorVersions = 10...13

    /// Runs one of the package's scripts in the system's Python, which needs no further packages for it.
    func run(
        script: String, _ arguments: [String], variables: [String: String] = [:], timeLimit: Int,
        tick: () -> Void = {}
    ) throws(ModelStoreError) -> ToolProcess.Ending {
        let file = try ResourceFile.url(script, environment: environment)
        return try started(
            ToolProcess(
                program: program, arguments: ["-E", "-s", "-B", file.path] + arguments, environment: variables,
                scratch: folder.staging, timeLimit: timeLimit), tick: tick)
    }

    /// A Python that has pip: the system's, else one of the store's own.
    func pip() throws(ModelStoreError) -> String {
        let probe = ToolProcess(
            program: program, arguments: ["-m", "pip", "--version"], scratch: folder.staging, timeLimit: 60)
        if try started(probe).code == 0 { return program }
        return try ownPython()
    }

    /// The store's own Python with the pinned packages that conversions need, installed when they are not there.
    func converter(progress: () -> Void) throws(ModelStoreError) -> String {
        let requirements = try ResourceFile.url("Conversion/requirements.txt", environment: environment)
        let digest = try InputFile.digest(of: requirements)
        let marker = folder.tools.appendingPathComponent("requirements.sha256")
        let python = folder.tools.appendingPathComponent("python/bin/python").path
        if (try? String(contentsOf: marker, encoding: .utf8)) == digest, works(python) { return python }
        progress()
        try checkVersion()
        try FileSystem.remove(folder.tools)
        let own = try ownPython()
        let install = ToolProcess(
            program: own,
            arguments: [
                "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:",
                "--no-cache-dir", "--disable-pip-version-check", "--no-input", "-r", requirements.path,
            ], environment: ["TMPDIR": folder.staging.path], scratch: folder.staging, timeLimit: 1800)
        let ending = try started(install)
        guard ending.code == 0 else { throw .toolsFailed(cause: ending.message) }
        do {
            try digest.write(to: marker, atomically: true, encoding: .utf8)
        } catch {
            throw FileSystem.failure(marker.path)
        }
        return own
    }

    private func works(_ python: String) -> Bool {
        let probe = ToolProcess(
            program: python, arguments: ["-E", "-s", "-c", "pass"], scratch: folder.staging,
            timeLimit: 60)
        return (try? probe.run())?.code == 0
    }

    private func ownPython() throws(ModelStoreError) -> String {
        let home = folder.tools.appendingPathComponent("python")
        let python = home.appendingPathComponent("bin/python").path
        let probe = ToolProcess(
            program: python, arguments: ["-m", "pip", "--version"], scratch: folder.staging, timeLimit: 60)
        if FileManager.default.isExecutableFile(atPath: python), try started(probe).code == 0 { return python }
        try FileSystem.makeFolder(folder.tools)
        let make = ToolProcess(
            program: program, arguments: ["-m", "venv", "--clear", home.path], scratch: folder.staging, timeLimit: 300)
        let ending = try started(make)
        guard ending.code == 0 else { throw .noPython(program: program, cause: ending.message) }
        return python
    }

    /// The exit code tells the version: what a shell or a start-up script prints cannot get in between.
    private func checkVersion() throws(ModelStoreError) {
        let probe = ToolProcess(
            program: program,
            arguments: ["-c", "import sys; sys.exit(sys.version_info[1] if sys.version_info[0] == 3 else 1)"],
            scratch: folder.staging, timeLimit: 60)
        let ending = try started(probe)
        guard let minor = ending.code, minor > 1 else { throw .noPython(program: program, cause: ending.message) }
        guard Self.minorVersions.contains(Int(minor)) else {
            throw .noPython(program: program, cause: "it is Python 3.\(minor)")
        }
    }

    private func started(
        _ process: ToolProcess, tick: () -> Void = {}
    ) throws(ModelStoreError) -> ToolProcess.Ending {
        // 127: env found no such program.
        guard let ending = try process.run(tick: tick), ending.code != 127 else {
            throw .noPython(program: process.program, cause: "there is no such program")
        }
        return ending
    }
}
