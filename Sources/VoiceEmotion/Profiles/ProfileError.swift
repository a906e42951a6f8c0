/// Why a speaker's profile could not be found or kept.
public enum ProfileError: Error, Sendable, Hashable {
    /// No profile has that name.
    case unknown(String, known: [String])
    /// No file can safely bear that name.
    case name(String)
}
