public import AudioSignal
import Foundation

/// Synthetic sounds whose properties are known in advance.
public enum Signal {
    /// A pure tone: `amplitude * sin(2 pi frequency t + phase)`.
    public static func sine(
        frequency: Double, seconds: Double, sampleRate: Int = 16_000, amplitude: Double = 0.5, phase: Double = 0
    ) -> Waveform {
        make(seconds, sampleRate) { amplitude * sin(2 * .pi * frequency * $0 + phase) }
    }

    /// A linear chirp whose frequency in Hz runs from `start` to `end` over its length.
    public static func chirp(
        from start: Double, to end: Double, seconds: Double, sampleRate: Int = 16_000, amplitude: Double = 0.5
    ) -> Waveform {
        let slope = (end - start) / seconds
        return make(seconds, sampleRate) { amplitude * sin(2 * .pi * (start * $0 + slope * $0 * $0 / 2)) }
    }

    /// A square wave of the values `amplitude` and `-amplitude`; the first half of each period is positive.
    public static func square(
        frequency: Double, seconds: Double, sampleRate: Int = 16_000, amplitude: Double = 0.5
    ) -> Waveform {
        make(seconds, sampleRate) { time in
            let cycles = frequency * time
            return cycles - cycles.rounded(.down) < 0.5 ? amplitude : -amplitude
        }
    }

    /// White noise, uniform in `-amplitude...amplitude`: standard deviation is `amplitude / sqrt(3)`.
    public static func noise(
        seconds: Double, sampleRate: Int = 16_000, amplitude: Double = 0.5, seed: UInt64 = 1
    ) -> Waveform {
        var generator = SeededGenerator(seed: seed)
        return make(seconds, sampleRate) { _ in amplitude * (2 * generator.unit() - 1) }
    }

    /// Zeros.
    public static func silence(seconds: Double, sampleRate: Int = 16_000) -> Waveform {
        make(seconds, sampleRate) { _ in 0 }
    }

    /// Zeros, except for one sample of `amplitude` at `position` (an index).
    public static func impulse(
        at position: Int, seconds: Double, sampleRate: Int = 16_000, amplitude: Double = 1
    ) -> Waveform {
        var samples = silence(seconds: seconds, sampleRate: sampleRate).channels[0]
        if samples.indices.contains(position) { samples[position] = Float(amplitude) }
        return Waveform(samples: samples, sampleRate: sampleRate)
    }

    /// A steady vowel: the harmonics of `pitch` below the Nyquist rate, each weighted by resonances at `formants` (Hz).
    ///
    /// Each resonance has the gain of a second-order resonator of 80 Hz bandwidth; harmonics fall by 12 dB an octave as
    /// a glottal source does. The result's largest absolute sample is `peak`.
    public static func vowel(
        pitch: Double, formants: [Double] = [730, 1090, 2440], seconds: Double, sampleRate: Int = 16_000,
        peak: Double = 0.5
    ) -> Waveform {
        let harmonics = max(1, Int((Double(sampleRate) / 2 / pitch).rounded(.up)) - 1)
        let gains = (1...harmonics).map { number in
            let frequency = pitch * Double(number)
            let resonance = formants.reduce(0.0) { sum, formant in
                let detuning = formant * formant - frequency * frequency
                let damping = 80 * frequency
                return sum + formant * formant / (detuning * detuning + damping * damping).squareRoot()
            }
            return resonance / Double(number * number)
        }
        let raw = make(seconds, sampleRate) { time in
            gains.enumerated().reduce(0.0) { sum, harmonic in
                sum + harmonic.element * sin(2 * .pi * pitch * Double(harmonic.offset + 1) * time)
            }
        }
        let loudest = raw.channels[0].reduce(Float(0)) { max($0, abs($1)) }
        let scale = loudest > 0 ? Float(peak) / loudest : 1
        return Waveform(samples: raw.channels[0].map { $0 * scale }, sampleRate: sampleRate)
    }

    /// A waveform of `seconds`, rounded to whole samples, from a function of the time in seconds.
    public static func make(_ seconds: Double, _ sampleRate: Int, _ value: (Double) -> Double) -> Waveform {
        let count = Int((seconds * Double(sampleRate)).rounded())
        let samples = (0..<count).map { Float(value(Double($0) / Double(sampleRate))) }
        return Waveform(samples: samples, sampleRate: sampleRate)
    }
}
