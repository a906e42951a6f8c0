public import Foundation

/// onnxruntime under Python, which runs what Nunchi exports.
public enum ONNXRuntime {
    /// A Python with onnxruntime and NumPy: what `NUNCHI_ONNX_PYTHON` names; nil where it names none.
    public static let python = ProcessInfo.processInfo.environment["NUNCHI_ONNX_PYTHON"]
    /// Why tests with it are left out.
    public static let missing = "NUNCHI_ONNX_PYTHON names no Python with onnxruntime"

    /// A model and the batches of one clip that it is to be run on.
    public struct Job: Codable, Sendable {
        /// The model's path.
        public var model: String
        /// Lengths of the axes of each clip.
        public var shapes: [[Int]] = []
        /// The clips' values.
        public var values: [[Float]] = []

        /// A job without clips.
        public init(model: URL) { self.model = model.path }

        /// Adds a clip.
        public mutating func add(shape: [Int], values: [Float]) {
            shapes.append(shape)
            self.values.append(values)
        }
    }

    /// Why there is no result.
    public struct Failure: Error, CustomStringConvertible {
        /// What Python said.
        public let description: String
    }

    /// Runs models; `onnx.checker` looks at them first where there is one.
    ///
    /// Each clip goes in twice, as a batch of two, whose results must be alike.
    ///
    /// - Returns: for each job and clip the values of each output by name.
    public static func run(_ jobs: [Job]) throws -> [[[String: [Double]]]] {
        guard let python else { throw Failure(description: missing) }
        return try withTemporaryDirectory { folder in
            let file = folder.appending(path: "jobs.json")
            try JSONEncoder().encode(jobs).write(to: file)
            let process = Process()
            process.executableURL = URL(filePath: python)
            process.arguments = ["-c", script, file.path]
            let errors = folder.appending(path: "errors")
            try Data().write(to: errors)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw Failure(description: try String(contentsOf: errors, encoding: .utf8))
            }
            let results = try Data(contentsOf: file.appendingPathExtension("out"))
            return try JSONDecoder().decode([[[String: [Double]]]].self, from: results)
        }
    }

    private static let script = """
        import json, sys
        import numpy as np
        import onnxruntime
        try:
            import onnx
        except ImportError:
            onnx = None
        results = []
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        for job in json.load(open(sys.argv[1])):
            if onnx:
                onnx.checker.check_model(onnx.load(job["model"]), full_check=True)
            session = onnxruntime.InferenceSession(job["model"], options, providers=["CPUExecutionProvider"])
            names = [output.name for output in session.get_outputs()]
            results.append([])
            for shape, values in zip(job["shapes"], job["values"]):
                clip = np.array(values, dtype=np.float32).reshape(shape)
                outputs = session.run(names, {session.get_inputs()[0].name: np.stack([clip, clip])})
                for output in outputs:
                    assert output.shape[0] == 2 and np.abs(output[0] - output[1]).max() < 1e-5
                results[-1].append({name: np.ravel(output[0]).tolist() for name, output in zip(names, outputs)})
        json.dump(results, open(sys.argv[1] + ".out", "w"))
        """
}
