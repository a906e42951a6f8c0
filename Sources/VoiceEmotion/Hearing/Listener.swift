package import AudioSignal
package import Corpora
import Foundation
import Learning

/// Hears recordings as `Hearing` says. What chance decides depends on the recording's own samples alone.
package struct Listener: Sendable {
    /// Voices for babble.
    private let voices: [Recording]

    /// - Parameter recordings: the recordings heard; a hundred of them serve as voices for babble.
    package init(recordings: [Recording], seed: UInt64 = 0) {
        var generator = SeededGenerator(seed: seed)
        voices = generator.permutation(of: recordings.count).prefix(100).map { recordings[$0] }
    }

    /// The waveform as heard.
    package func heard(_ waveform: Waveform, as hearing: Hearing) throws -> Waveform {
        switch hearing {
        case .speed(1): return waveform
        case .speed(let factor): return try waveform.played(at: factor)
        case .telephone: return try waveform.throughTelephone()
        case .rate(let rate): return rate >= waveform.sampleRate ? waveform : try waveform.narrowed(to: rate)
        case .room(let decay): return waveform.reverberated(decay: decay, seed: Self.seed(of: waveform))
        case .noise(let ratio): return waveform.mixed(with: Self.noise(like: waveform), ratio: ratio)
        case .babble(let ratio): return waveform.mixed(with: try babble(for: waveform), ratio: ratio)
        case .chain(let parts): return try parts.reduce(waveform) { try heard($0, as: $1) }
        }
    }

    /// Some of several hearings, drawn at random.
    package func choice(of count: Int, from hearings: [Hearing], for waveform: Waveform) -> [Hearing] {
        guard count < hearings.count else { return hearings }
        var generator = SeededGenerator(seed: Self.seed(of: waveform) &+ 1)
        return generator.permutation(of: hearings.count).prefix(count).map { hearings[$0] }
    }

    /// The hearing, one of several drawn at random, that a recording is tested in; as it is where there are none.
    package func test(among hearings: [Hearing], for waveform: Waveform) -> Hearing {
        guard hearings.count > 1 else { return hearings.first ?? .plain }
        var generator = SeededGenerator(seed: Self.seed(of: waveform) &+ 2)
        return hearings[generator.index(below: hearings.count)]
    }

    /// Five voices at one level, played backwards so that no word is left in them.
    private func babble(for waveform: Waveform) throws -> [Float] {
        var generator = SeededGenerator(seed: Self.seed(of: waveform))
        var sum = [Float](repeating: 0, count: waveform.count)
        for _ in 0..<5 where !voices.isEmpty {
            let voice = voices[generator.index(below: voices.count)]
            let options = DecodingOptions(
                sampleRate: waveform.sampleRate, channels: .mix, start: voice.span?.lowerBound ?? 0,
                end: voice.span?.upperBound)
            // A voice that cannot be decoded is told of where the recordings themselves are read.
            guard let samples = try? Waveform(contentsOf: voice.file, options: options).mono, !samples.isEmpty else {
                continue
            }
            let power = samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(samples.count)
            let scale = Float(1 / (power.squareRoot() + 1e-6))
            let start = generator.index(below: samples.count)
            for index in sum.indices {
                sum[index] += scale * samples[samples.count - 1 - (start + index) % samples.count]
            }
        }
        return sum
    }

    /// Noise that falls by about 6 dB an octave above 100 Hz.
    private static func noise(like waveform: Waveform) -> [Float] {
        var generator = SeededGenerator(seed: seed(of: waveform))
        let keep = exp(-2 * Double.pi * 100 / Double(waveform.sampleRate))
        var state = 0.0
        return (0..<waveform.count).map { _ in
            state = keep * state + (Double(generator.next() >> 11) / Double(1 << 53) - 0.5)
            return Float(state)
        }
    }

    private static func seed(of waveform: Waveform) -> UInt64 {
        var hash = StableHash()
        for value in waveform.mono.prefix(16_000) { hash.add(value.bitPattern) }
        return hash.value
    }
}

extension Waveform {
    /// The sound played faster or slower, as a tape would be: pitch and formants move along. The rate stays.
    func played(at speed: Double) throws -> Waveform {
        let faster = Waveform(channels: channels, sampleRate: Int((Double(sampleRate) * speed).rounded()))
        return Waveform(channels: try faster.resampled(to: sampleRate).channels, sampleRate: sampleRate)
    }
}
