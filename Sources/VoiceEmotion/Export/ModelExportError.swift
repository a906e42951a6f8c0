/// Why a voice model could not be exported.
public enum ModelExportError: Error, Sendable, Hashable {
    /// What the model learned with has no form in ONNX.
    case noForm(learner: String)

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .noForm: "export.no_form"
        }
    }
}
