/// Why a speaker's profile could not be found or kept.
public enum ProfileError: Error, Sendable, Hashable {
    /// No profile has that name.
    case unknown(String, known: [String])
    /// No file can safely bear that name, or it means something else to the commands.
    case name(String)
    /// No recording of that speaker could be used.
    case noClips(String)
}
