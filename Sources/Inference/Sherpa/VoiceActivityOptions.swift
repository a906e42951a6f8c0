/// When a sound counts as speech.
public struct VoiceActivityOptions: Sendable, Hashable {
    /// How sure the model must be that a window is speech, 0.01 to 0.99.
    public var threshold: Float
    /// Pauses shorter than this stay inside a segment; seconds, above 0.
    public var minimumSilence: Float
    /// Shorter bursts are no speech; seconds, above 0.
    public var minimumSpeech: Float
    /// From this length on the model looks for a shorter pause to end a segment at, and is less easily convinced that
    /// speech goes on; seconds, above 0. Segments can come out longer.
    public var maximumSpeech: Float
    /// Samples that the model looks at in one step: 512; models of Silero before version 5 also take 1024 and 1536.
    public var window: Int
    /// Threads that the model may use, from 1 to 64. More than one brings nothing for so small a model.
    public var threads: Int

    /// The values of sherpa-onnx, with segments of at most about 20 seconds.
    public init(
        threshold: Float = 0.5, minimumSilence: Float = 0.5, minimumSpeech: Float = 0.25, maximumSpeech: Float = 20,
        window: Int = 512, threads: Int = 1
    ) {
        self.threshold = threshold
        self.minimumSilence = minimumSilence
        self.minimumSpeech = minimumSpeech
        self.maximumSpeech = maximumSpeech
        self.window = window
        self.threads = threads
    }

    func check() throws(InferenceError) {
        try Setting.check("threshold", threshold, in: 0.01...0.99)
        try Setting.check("minimum silence", minimumSilence, in: 0.001...3600)
        try Setting.check("minimum speech", minimumSpeech, in: 0.001...3600)
        try Setting.check("maximum speech", maximumSpeech, in: 0.001...3600)
        try Setting.check("threads", threads, in: 1...64)
    }
}

/// Checks settings before a runtime sees them, for it may end the process over a bad one.
enum Setting {
    static func check<Value: Comparable>(
        _ name: String, _ value: Value, in range: ClosedRange<Value>
    ) throws(InferenceError) {
        guard range.contains(value) else {
            throw .input(name: name, expected: "\(range.lowerBound) to \(range.upperBound)", found: "\(value)")
        }
    }

    /// Checks that every sample is a number.
    static func checkFinite(_ samples: [Float]) throws(InferenceError) {
        if let index = samples.firstIndex(where: { !$0.isFinite }) {
            throw .input(name: "samples", expected: "finite values", found: "\(samples[index]) at index \(index)")
        }
    }
}
