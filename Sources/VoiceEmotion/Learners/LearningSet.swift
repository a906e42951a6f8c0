/// Labelled clips of one training, their features scaled as the recipe says.
struct LearningSet: Sendable {
    /// The clips' features; all have the same last axis.
    var inputs: [FeatureArray]
    /// The class of each clip, from 0.
    var targets: [Int]
    /// One factor for each clip's loss with mean 1, or nil for all alike.
    var weights: [Float]?
    /// The classes that each clip may have, or nil where every clip may have all.
    var allowed: [[Bool]]?
    /// Sizes along the axes of a clip's features; nil for a first axis in which clips may differ.
    let shape: [Int?]
    /// The speaker of each clip, across corpora.
    let speakers: [String]
    /// Number of classes.
    let classes: Int
}
