import Foundation

/// Runs a conversion script of the package on what was downloaded.
struct Conversion {
    let entry: CatalogueEntry
    let plan: ConversionPlan
    let folder: ModelFolder

    /// Makes the plan's outputs and moves them into `stage`.
    func run(
        _ unpacker: Unpacker, into stage: URL, progress: (ModelStoreProgress) -> Void
    ) throws(ModelStoreError) -> [Manifest.File] {
        let script = try ResourceFile.url("Conversion/" + plan.script)
        let work = folder.staging.appendingPathComponent("convert-\(UUID().uuidString)", isDirectory: true)
        let (inputs, output) = (work.appendingPathComponent("inputs"), work.appendingPathComponent("output"))
        for folder in [inputs, output] { try FileSystem.makeFolder(folder) }
        _ = try unpacker.unpack(plan.inputs, into: inputs)
        let python = try PythonTools(folder).converter { progress(.preparingConversion) }
        progress(.converting(name: entry.name))
        let arguments = plan.arguments.map {
            $0.replacingOccurrences(of: "{inputs}", with: inputs.path)
                .replacingOccurrences(of: "{output}", with: output.path)
        }
        let process = ToolProcess(
            program: python, arguments: ["-E", "-s", "-B", script.path] + arguments,
            environment: ["TMPDIR": work.path], scratch: work, timeLimit: plan.timeLimit)
        let ending = try process.run()
        guard let ending, ending.code == 0 else { throw failure(ending?.message ?? "Python cannot be started", work) }
        var files: [Manifest.File] = []
        for path in plan.outputs { files.append(try take(path, from: output, into: stage)) }
        try FileSystem.remove(work)
        return files
    }

    private func take(_ path: String, from output: URL, into stage: URL) throws(ModelStoreError) -> Manifest.File {
        let (made, place) = (output.appendingPathComponent(path), stage.appendingPathComponent(path))
        guard let size = FileSystem.size(of: made), size > 0 else { throw failure("it did not make \(path)", output) }
        try FileSystem.makeFolder(place.deletingLastPathComponent())
        try FileSystem.synchronise(made)
        try FileSystem.rename(made, to: place)
        return Manifest.File(path: path, bytes: size, sha256: try InputFile.digest(of: place))
    }

    private func failure(_ cause: String, _ work: URL) -> ModelStoreError {
        cause.contains("No space left on device")
            ? .diskFull(path: work.path)
            : .conversionFailed(name: entry.name, script: plan.script, cause: cause)
    }
}
