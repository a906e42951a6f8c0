/// The sets whose values have axes before the last, with settings of their own.
enum FrameFeatureSets {
    /// Names and versions.
    static let versions = ["log-mel": 1, "mel-image": 1, "frames-mfcc": 1, "key-frames": 2]

    /// Those whose clips have frames in a number of their own.
    static let ownLength: Set<String> = ["log-mel", "frames-mfcc", EncoderFrames.setName]

    /// The set that a plan asks for; nil when it is none of these.
    static func load(_ plan: FeaturePlan) throws -> (any VoiceFeatureSet)? {
        switch plan.name {
        case "log-mel": try LogMel(plan)
        case "mel-image": try MelImage(plan)
        case "frames-mfcc": try FrameMFCC(plan)
        case "key-frames": try KeyFrames(plan)
        default: nil
        }
    }
}
