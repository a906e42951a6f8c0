/// Why a model that others trained could not be loaded or run.
public enum InferenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A runtime library is not there, or cannot be used; `remedy` is the command that installs it.
    case runtimeMissing(name: String, cause: String, remedy: String)

    /// There is no file at the path.
    case noFile(path: String)

    /// The file is there but cannot be opened or read.
    case unreadable(path: String, cause: String)

    /// The file has no bytes.
    case empty(path: String)

    /// The file ends before what it declares, or is damaged.
    case damaged(path: String, cause: String)

    /// The file is of another kind than the one expected, such as a text file where an ONNX model should be.
    case notAModel(path: String, expected: String)

    /// The model is another one than the task needs: other inputs, outputs or metadata.
    case otherModel(path: String, expected: String, found: String)

    /// The runtime refuses the model, such as for an operator that it does not know; `cause` is in its own words.
    case refused(path: String, cause: String)

    /// An input of a network, or a setting, is not what it should be.
    case input(name: String, expected: String, found: String)

    /// The runtime failed while it ran the model; `cause` is in its own words.
    case failed(model: String, cause: String)

    /// File or input, cause and remedy in one line.
    public var description: String {
        switch self {
        case .runtimeMissing(let name, let cause, let remedy):
            "\(name) cannot be used: \(cause); to install it: \(remedy)"
        case .noFile(let path): "\(path): no such file"
        case .unreadable(let path, let cause): "\(path): \(cause)"
        case .empty(let path): "\(path): empty file"
        case .damaged(let path, let cause): "\(path): damaged or cut short (\(cause)); install or copy it again"
        case .notAModel(let path, let expected): "\(path): this is not \(expected)"
        case .otherModel(let path, let expected, let found): "\(path): expected \(expected), found \(found)"
        case .refused(let path, let cause): "\(path): the runtime refuses this model: \(cause)"
        case .input(let name, let expected, let found): "\(name): expected \(expected), found \(found)"
        case .failed(let model, let cause): "\(model): the runtime failed: \(cause)"
        }
    }

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .runtimeMissing: "inference.runtime_missing"
        case .noFile: "inference.no_file"
        case .unreadable: "inference.unreadable"
        case .empty: "inference.empty"
        case .damaged: "inference.damaged"
        case .notAModel: "inference.not_a_model"
        case .otherModel: "inference.other_model"
        case .refused: "inference.refused"
        case .input: "inference.input"
        case .failed: "inference.failed"
        }
    }
}
