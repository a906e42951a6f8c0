/// A failure's wording in both languages.
struct FailureWording {
    /// A short name that never changes, such as `audio.empty`.
    let code: String
    /// What is wrong.
    let cause: Wording
    /// What helps; empty where the cause says it all.
    let hint: Wording
}
