import CSoxr

/// Changes the sample rate of a sound that comes in blocks, through soxr's quality HQ (20 bits, linear phase).
///
/// The blocks' sizes do not change the result. Its length is the input's times the ratio of the rates, rounded up, as
/// librosa's `resample` makes it.
final class Resampler {
    private let inputRate: Int
    private let outputRate: Int
    private let channelCount: Int
    private var handle: soxr_t?
    private var received = 0
    private var produced = 0

    /// The rates of sound; others are mistakes or attacks, which would cost memory without bound.
    static let rates = 1_000...768_000

    static func accepts(from inputRate: Int, to outputRate: Int) -> Bool {
        rates.contains(outputRate) && inputRate > 0
            && inputRate <= outputRate * 256 && outputRate <= inputRate * 256
    }

    init(from inputRate: Int, to outputRate: Int, channels: Int, source: String? = nil) throws {
        guard Self.accepts(from: inputRate, to: outputRate) else {
            throw AudioError(.sampleRateInvalid(requested: outputRate, native: inputRate), source: source)
        }
        self.inputRate = inputRate
        self.outputRate = outputRate
        channelCount = channels
        var format = soxr_io_spec(SOXR_FLOAT32_S, SOXR_FLOAT32_S)
        var quality = soxr_quality_spec(UInt(SOXR_20_BITQ), 0)
        var reason: soxr_error_t?
        handle = soxr_create(Double(inputRate), Double(outputRate), UInt32(channels), &reason, &format, &quality, nil)
        guard handle != nil else {
            let words = reason.map { String(cString: $0) } ?? "unknown reason"
            throw AudioError(.library(operation: "resampling", reason: words), source: source)
        }
    }

    deinit {
        soxr_delete(handle)
    }

    /// Takes samples of all channels; returns those that are ready.
    func process(_ channels: [[Float]]) throws -> [[Float]] {
        received += channels[0].count
        var output = [[Float]](repeating: [], count: channelCount)
        var done = 0
        while done < channels[0].count {
            done += try step(channels, from: done, into: &output)
        }
        produced += output[0].count
        return output
    }

    /// The samples that remain after the last block.
    func finish() throws -> [[Float]] {
        var output = [[Float]](repeating: [], count: channelCount)
        var before: Int
        repeat {
            before = output[0].count
            _ = try step(nil, from: 0, into: &output)
        } while output[0].count > before
        let wanted = Self.length(of: received, from: inputRate, to: outputRate) - produced
        for channel in output.indices {
            if output[channel].count > wanted {
                output[channel].removeLast(output[channel].count - max(0, wanted))
            } else {
                output[channel].append(contentsOf: repeatElement(0, count: wanted - output[channel].count))
            }
        }
        produced += output[0].count
        return output
    }

    /// Number of samples that `count` samples become.
    static func length(of count: Int, from inputRate: Int, to outputRate: Int) -> Int {
        Int((Double(count) * (Double(outputRate) / Double(inputRate))).rounded(.up))
    }

    /// One call of soxr with at most `chunk` samples each way; returns how many samples it took.
    private func step(_ input: [[Float]]?, from start: Int, into output: inout [[Float]]) throws -> Int {
        let chunk = 8_192
        let count = input.map { min(chunk, $0[0].count - start) } ?? 0
        let inputs = UnsafeMutablePointer<Float>.allocate(capacity: max(1, count) * channelCount)
        let outputs = UnsafeMutablePointer<Float>.allocate(capacity: chunk * channelCount)
        defer {
            inputs.deallocate()
            outputs.deallocate()
        }
        var sources = (0..<channelCount).map { UnsafeRawPointer(inputs + $0 * count) as UnsafeRawPointer? }
        var targets = (0..<channelCount).map {
            UnsafeMutableRawPointer(outputs + $0 * chunk) as UnsafeMutableRawPointer?
        }
        if let input {
            for channel in 0..<channelCount {
                input[channel].withUnsafeBufferPointer {
                    (inputs + channel * count).initialize(from: $0.baseAddress! + start, count: count)
                }
            }
        }
        var taken = 0
        var made = 0
        let reason =
            input == nil
            ? soxr_process(handle, nil, 0, nil, &targets, chunk, &made)
            : soxr_process(handle, &sources, count, &taken, &targets, chunk, &made)
        if let reason {
            throw AudioError(.library(operation: "resampling", reason: String(cString: reason)))
        }
        for channel in 0..<channelCount {
            output[channel].append(contentsOf: UnsafeBufferPointer(start: outputs + channel * chunk, count: made))
        }
        return taken
    }
}
