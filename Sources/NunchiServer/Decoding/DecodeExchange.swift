import AudioSignal
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One job sent to a worker and its sound taken back, on a thread that may wait. What the worker says is checked, since it may
/// be in the hands of whoever made the file.
struct DecodeExchange {
    let socket: Int32
    /// When the worker has had its time.
    let end: ContinuousClock.Instant
    let wallSeconds: Double

    func run(_ job: DecodeJob) throws -> DecodedSound {
        var line = try DecodeWire.encoded(job)
        line.append(10)
        try send(line)
        // A second more than allowed: resampling rounds.
        let most = Int((job.maxSeconds + 1) * Double(job.request.sampleRate))
        var samples: [Float] = []
        while case let count = Int(try number()), count > 0 {
            guard count <= DecodeWire.maxBlock, samples.count + count <= most else { throw DecodeError.died }
            let start = samples.count
            samples.append(contentsOf: repeatElement(0, count: count))
            try samples[start...].withUnsafeMutableBytes { try receive(into: $0) }
        }
        let length = Int(try number())
        guard length <= DecodeWire.maxText else { throw DecodeError.died }
        var text = [UInt8](repeating: 0, count: length)
        try text.withUnsafeMutableBytes { try receive(into: $0) }
        guard let answer = try? DecodeWire.decoded(DecodeAnswer.self, from: Data(text)) else { throw DecodeError.died }
        if let error = answer.error { throw error }
        guard !samples.isEmpty, answer.sourceRate > 0, answer.sourceSeconds.isFinite else { throw DecodeError.died }
        return DecodedSound(
            waveform: Waveform(samples: samples, sampleRate: job.request.sampleRate),
            sourceSeconds: answer.sourceSeconds, sourceRate: answer.sourceRate, warnings: answer.warnings)
    }

    private func number() throws -> UInt32 {
        var number: UInt32 = 0
        try withUnsafeMutableBytes(of: &number) { try receive(into: $0) }
        return number
    }

    private func send(_ bytes: Data) throws {
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                try wait(for: Int16(POLLOUT))
                #if canImport(Darwin)
                    let flags: Int32 = 0
                #else
                    let flags = Int32(MSG_NOSIGNAL)
                #endif
                let count = systemSend(socket, bytes.baseAddress?.advanced(by: done), bytes.count - done, flags)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { throw DecodeError.died }
                done += count
            }
        }
    }

    private func receive(into bytes: UnsafeMutableRawBufferPointer) throws {
        var done = 0
        while done < bytes.count {
            try wait(for: Int16(POLLIN))
            let count = recv(socket, bytes.baseAddress?.advanced(by: done), bytes.count - done, 0)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { throw DecodeError.died }
            done += count
        }
    }

    /// Waits until the socket is ready, or has broken.
    private func wait(for events: Int16) throws {
        while true {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            guard left > 0 else { throw DecodeError.timedOut(seconds: wallSeconds) }
            var descriptor = pollfd(fd: socket, events: events, revents: 0)
            let found = poll(&descriptor, 1, Int32(min(left.rounded(.up), 60_000)))
            if found > 0 { return }
            if found < 0, errno != EINTR { throw DecodeError.died }
        }
    }
}

private func systemSend(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(socket, bytes, count, flags)
}
