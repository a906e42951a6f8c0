#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The limits of this process that the system keeps.
enum ResourceLimits {
    #if canImport(Glibc)
        typealias Resource = __rlimit_resource
    #else
        typealias Resource = Int32
    #endif

    /// Lowers a limit, for good. A limit that is lower already stays.
    static func set(_ resource: Resource, to value: Int) {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        let value = min(rlim_t(value), limit.rlim_max)
        limit = rlimit(rlim_cur: value, rlim_max: value)
        _ = setrlimit(resource, &limit)
    }

    /// Allows so much processor time beyond what was used; the system ends the process when that is over.
    static func allowProcessorTime(seconds: Int) {
        var usage = rusage()
        guard getrusage(RUSAGE_SELF, &usage) == 0 else { return }
        let spent = Int(usage.ru_utime.tv_sec) + Int(usage.ru_stime.tv_sec) + 1
        var limit = rlimit()
        guard getrlimit(RLIMIT_CPU, &limit) == 0 else { return }
        // The upper limit stays, so that the next job can have its share too.
        limit.rlim_cur = min(rlim_t(spent + seconds), limit.rlim_max)
        _ = setrlimit(RLIMIT_CPU, &limit)
    }
}

/// Sockets that a process was started with by accident.
enum OpenSockets {
    /// Closes sockets beyond standard input, output and error: a client's connection must not stay open because a child of
    /// the server, started at that moment, has it too.
    static func closeInherited() {
        for descriptor in Int32(3)..<1_024 {
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { continue }
            close(descriptor)
        }
    }
}
