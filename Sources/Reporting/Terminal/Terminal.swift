#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is known of the terminal that an output goes to.
public enum Terminal {
    /// One of the process's two outputs.
    public enum Stream: Int32, Sendable {
        /// Standard output.
        case output = 1
        /// Standard error.
        case error = 2
    }

    /// True when a person sees the stream, false when it goes to a file or another program.
    public static func isInteractive(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    /// Columns of the terminal behind the stream; 80 where that is not known.
    public static func columns(_ stream: Stream) -> Int {
        var size = winsize()
        guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes text to the stream at once; what cannot be written is let go, as there is nobody to tell.
    public static func write(_ text: String, to stream: Stream) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { systemWrite(stream.rawValue, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
