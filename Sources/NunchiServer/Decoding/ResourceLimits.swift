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

        private static func number(_ resource: Resource) -> Int32 { Int32(resource.rawValue) }
    #else
        typealias Resource = Int32

        private static func number(_ resource: Resource) -> Int32 { resource }
    #endif

    /// Lowers a limit, for good. A limit that is lower already stays.
    static func set(_ resource: Resource, to value: Int) {
        var limit = rlimit()
        guard getrlimit(number(resource), &limit) == 0 else { return }
        let value = min(rlim_t(value), limit.rlim_max)
        limit = rlimit(rlim_cur: value, rlim_max: value)
        _ = setrlimit(number(resource), &limit)
    }

    /// Allows so much processor time beyond what was used; the system ends the process when that is over.
    static func allowProcessorTime(seconds: Int) {
        // POSIX counts it in millionths of a second.
        let spent = Int(clock()) / 1_000_000 + 1
        var limit = rlimit()
        guard getrlimit(number(RLIMIT_CPU), &limit) == 0 else { return }
        // The upper limit stays, so that the next job can have its share too.
        limit.rlim_cur = min(rlim_t(spent + seconds), limit.rlim_max)
        _ = setrlimit(number(RLIMIT_CPU), &limit)
    }
}

/// Connections that a process was started with by accident.
enum OpenConnections {
    /// Closes network sockets beyond standard input, output and error: a client's connection must not stay open because a child
    /// of the server, started at that moment, has it too. Local sockets stay; whoever started the process may watch it by one.
    static func closeInherited() {
        for descriptor in Int32(3)..<1_024 {
            var address = sockaddr()
            var length = socklen_t(MemoryLayout<sockaddr>.size)
            guard getsockname(descriptor, &address, &length) == 0 else { continue }
            if [AF_INET, AF_INET6].contains(Int32(address.sa_family)) { close(descriptor) }
        }
    }
}
