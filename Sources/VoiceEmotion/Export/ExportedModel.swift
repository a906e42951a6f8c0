public import Foundation

/// A voice model as an ONNX file, and what its users have to know of it.
public struct ExportedModel: Sendable, Hashable {
    /// A value that the file gives.
    public struct Output: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Sizes along the axes of one clip: none for a number.
        public let shape: [Int]
    }

    /// The file's bytes.
    public let data: Data
    /// The name of the file's only input, [batch, ...].
    public let inputName: String
    /// What belongs there.
    public let input: ModelInput
    /// `scores`, one probability for each class, in their order; of a model of emotions also `valence` and `arousal`.
    public let outputs: [Output]
    /// The texts in the file's metadata.
    public let metadata: [String: String]
}
