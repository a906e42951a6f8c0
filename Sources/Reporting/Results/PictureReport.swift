/// A picture that was drawn, for programs.
public struct PictureReport: Sendable, Hashable {
    private let source: String
    private let output: String

    /// The report of a picture of `source`, written to the file `output`.
    public init(source: String, output: String) {
        self.source = source
        self.output = output
    }

    /// The `nunchi.picture/1` object.
    public var json: JSONValue {
        .object(["schema": .string("nunchi.picture/1"), "source": .string(source), "output": .string(output)])
    }
}
