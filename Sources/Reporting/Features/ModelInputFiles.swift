import Foundation
public import VoiceEmotion

/// Writes what a voice model is given of recordings as arrays for its ONNX file, each clip a batch of one.
public struct ModelInputFiles {
    private let output: String?
    private var sources: [String] = []
    private var arrays: [FeatureArray] = []

    /// - Parameter output: a file ending in .npy (the clips as one batch) or .npz (an array for each); a folder, ending in
    ///   `/`, for a .npy file each; nil to print.
    /// - Throws: `ReportingError` when the folder cannot be made or the file not be written.
    public init(output: String?) throws(ReportingError) {
        self.output = output
        guard let output else { return }
        if output.hasSuffix("/") {
            try AtomicFile.makeFolder(output)
        } else {
            try AtomicFile.check(URL(filePath: output))
        }
    }

    /// Takes one recording's array.
    public mutating func add(_ array: FeatureArray, of source: String) {
        sources.append(source)
        arrays.append(array)
    }

    /// Writes what was taken in.
    ///
    /// - Returns: the files written.
    /// - Throws: `ReportingError.value` for clips of several lengths in one .npy file.
    public func finish() throws(ReportingError) -> [String] {
        guard let output, !arrays.isEmpty else { return [] }
        if output.hasSuffix("/") {
            let folder = URL(filePath: output, directoryHint: .isDirectory)
            var files: [String] = []
            for (key, array) in zip(keys, arrays) {
                let file = folder.appending(path: key + ".npy")
                try AtomicFile.write(try Self.batch([array]).bytes, to: file)
                files.append(file.path)
            }
            return files
        }
        let bytes: [UInt8]
        if FeatureFiles.format(of: output) == .npz {
            var entries: [(name: String, array: NumPyArray)] = []
            for (key, array) in zip(keys, arrays) { entries.append((name: key, array: try Self.batch([array]))) }
            entries.append((name: "keys", array: try NumPyArray(texts: keys)))
            entries.append((name: "sources", array: try NumPyArray(texts: sources)))
            bytes = try NumPyArchive(entries).bytes
        } else {
            bytes = try Self.batch(arrays).bytes
        }
        try AtomicFile.write(bytes, to: URL(filePath: output))
        return [output]
    }

    /// One line for people: the recording and the shape of its array.
    public static func text(_ array: FeatureArray, of source: String) -> String {
        let shape = ([1] + array.shape).map(String.init).joined(separator: ", ")
        return "\(TerminalText.printable(source))  [\(shape)]"
    }

    /// The `nunchi.model-input/1` object; `values` in C order.
    public static func json(_ array: FeatureArray, of source: String, sampleRate: Int) -> JSONValue {
        .object([
            "schema": .string("nunchi.model-input/1"), "source": .string(source), "sample_rate": .integer(sampleRate),
            "shape": .array(([1] + array.shape).map(JSONValue.integer)),
            "values": .array(array.values.map { JSONValue($0) }),
        ])
    }

    private static func batch(_ arrays: [FeatureArray]) throws(ReportingError) -> NumPyArray {
        let shape = arrays.first?.shape ?? []
        if let other = arrays.first(where: { $0.shape != shape }) {
            throw .value(
                of: ".npy", found: "\(shape), \(other.shape)",
                hint: "one shape; write an .npz file or a folder (inputs/)")
        }
        return try NumPyArray(arrays.flatMap(\.values), shape: [arrays.count] + shape)
    }

    /// A name of its own for each recording: that of its file, numbered where several have it.
    private var keys: [String] {
        var used: Set<String> = ["keys", "sources"]
        return sources.map { source in
            let stem = FeatureTableFile.stem(of: source)
            var (key, number) = (stem, 2)
            while !used.insert(key).inserted { (key, number) = ("\(stem)-\(number)", number + 1) }
            return key
        }
    }
}
