import AudioSignal
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The child process that decodes what strangers send: it takes jobs from its standard input and gives sound to its standard
/// output, one after the other, until its input ends.
///
/// It lowers its own limits first: memory, open files, no core dump, no file written at all; and for each job processor time.
/// FFmpeg's decoders then work here on bytes that may be made to break them, and what they break is this process alone.
package struct DecodeWorker {
    private let input: Int32
    private let output: Int32

    /// A worker on this process's standard input and output.
    ///
    /// - Parameter memory: most memory, as `DecodeLimits.memory`.
    package init(memory: Int) {
        input = STDIN_FILENO
        output = STDOUT_FILENO
        // The server tells it when to end, also when both are told to by the terminal.
        signal(SIGINT, SIG_IGN)
        signal(SIGTERM, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        ResourceLimits.set(RLIMIT_CORE, to: 0)
        ResourceLimits.set(RLIMIT_FSIZE, to: 0)
        ResourceLimits.set(RLIMIT_NOFILE, to: 64)
        #if os(Linux)
            ResourceLimits.set(RLIMIT_AS, to: memory)
        #else
            // Darwin counts shared system libraries of many gigabytes.
            ResourceLimits.set(RLIMIT_DATA, to: memory)
        #endif
        OpenConnections.closeInherited()
    }

    /// Works until the input ends or the output is closed.
    package func run() {
        var lines = WorkerInput(descriptor: input)
        while let line = lines.next() {
            guard let job = try? DecodeWire.decoded(DecodeJob.self, from: line) else { return }
            ResourceLimits.allowProcessorTime(seconds: job.cpuSeconds)
            guard let answer = answer(to: job), let text = try? DecodeWire.encoded(answer) else { return }
            var message = Data()
            for number in [UInt32(0), UInt32(text.count)] {
                withUnsafeBytes(of: number) { message.append(contentsOf: $0) }
            }
            message.append(text)
            guard message.withUnsafeBytes({ write($0) }) else { return }
        }
    }

    /// Decodes and gives the samples; nil when nobody listens.
    private func answer(to job: DecodeJob) -> DecodeAnswer? {
        let request = job.request
        do {
            let stream = try AudioStream(
                .path(job.file), blockFrames: DecodeWire.maxBlock,
                options: DecodingOptions(
                    sampleRate: request.sampleRate, channels: request.channel.map { .one($0) } ?? .mix,
                    start: request.start, end: request.end, allowsPartial: true, maximumSeconds: job.maxSeconds))
            while let block = try stream.next() {
                var message = Data(capacity: 4 + 4 * block.count)
                withUnsafeBytes(of: UInt32(block.count)) { message.append(contentsOf: $0) }
                block.channels[0].withUnsafeBytes { message.append(contentsOf: $0) }
                guard message.withUnsafeBytes({ write($0) }) else { return nil }
            }
            return DecodeAnswer(
                warnings: stream.warnings,
                sourceSeconds: Double(stream.position) / Double(stream.sampleRate),
                sourceRate: stream.info.sampleRate)
        } catch let error as AudioError {
            // The path is the server's own affair.
            return DecodeAnswer(error: AudioError(error.kind, source: nil, stream: error.stream))
        } catch {
            return DecodeAnswer(error: AudioError(.library(operation: "decoding", reason: "stopped")))
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = systemWrite(output, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }
}

/// Lines of bytes from a descriptor.
struct WorkerInput {
    private let descriptor: Int32
    private var pending = Data()

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The next line, without its end; nil when there is none.
    mutating func next() -> Data? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            if let end = pending.firstIndex(of: 10) {
                defer { pending = Data(pending[(end + 1)...]) }
                return Data(pending[..<end])
            }
            guard pending.count <= DecodeWire.maxText else { return nil }
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            pending.append(contentsOf: chunk[..<count])
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}
