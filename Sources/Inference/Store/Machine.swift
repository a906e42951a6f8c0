/// What is known of this machine.
package enum Machine {
    /// System and processor, such as `linux-x86_64`.
    package static let platform: String = {
        #if os(Linux)
            let system = "linux"
        #elseif os(macOS)
            let system = "macos"
        #else
            let system = "other"
        #endif
        #if arch(x86_64)
            return system + "-x86_64"
        #elseif arch(arm64)
            return system + "-arm64"
        #else
            return system + "-other"
        #endif
    }()
}
