/// An error of a room above this one, which words itself in both languages.
public protocol WordedError: Error {
    /// A short name that never changes, such as `serve.port_taken`.
    var code: String { get }
    /// What is wrong.
    var cause: Wording { get }
    /// What helps; empty where the cause says it all.
    var hint: Wording { get }
}
