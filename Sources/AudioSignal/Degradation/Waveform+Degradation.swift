import Foundation

extension Waveform {
    /// The sound as a telephone carries it: 300 to 3400 Hz at 8 kHz, 8-bit mu-law (ITU-T G.711), at the rate that it had.
    public func throughTelephone() throws -> Waveform {
        let narrow = try resampled(to: 8000)
        let filters =
            Biquad.butterworth4(.high, corner: 300, sampleRate: 8000)
            + Biquad.butterworth4(.low, corner: 3400, sampleRate: 8000)
        let carried = narrow.channels.map { channel in
            filters.reduce(channel) { $1($0) }.map(Self.throughMuLaw)
        }
        return try Waveform(channels: carried, sampleRate: 8000).resampled(to: sampleRate)
    }

    /// The sound as it would be had it been recorded at a lower rate, at the rate that it had.
    public func narrowed(to rate: Int) throws -> Waveform { try resampled(to: rate).resampled(to: sampleRate) }

    /// The sound in a room: the direct sound and as much power of decaying echoes.
    ///
    /// The echoes are velvet noise, sparse pulses of either sign at random places (Karjalainen & Järveläinen, "Reverberation
    /// modeling using velvet noise", AES 2007), 2000 in a second.
    ///
    /// - Parameters:
    ///   - decay: seconds in which the echoes fall by 60 dB.
    ///   - echoes: power of all echoes in terms of the direct sound's, in dB.
    ///   - seed: decides the room.
    public func reverberated(decay: Double, echoes: Double = 0, seed: UInt64) -> Waveform {
        var chance = SplitMix(state: seed)
        let spacing = Double(sampleRate) / 2000
        let count = Int(decay * 2000)
        var pulses = (1..<max(2, count)).map { index -> (delay: Int, gain: Float) in
            let place = (Double(index) + chance.unit()) * spacing
            let gain = pow(10, -3 * place / Double(sampleRate) / decay)
            return (Int(place), Float(chance.unit() < 0.5 ? -gain : gain))
        }
        let power = pulses.reduce(0.0) { $0 + Double($1.gain) * Double($1.gain) }
        let scale = Float((pow(10, echoes / 10) / max(power, 1e-12)).squareRoot())
        for index in pulses.indices { pulses[index].gain *= scale }
        let heard = channels.map { dry in
            var wet = dry
            for pulse in pulses where pulse.delay < dry.count {
                for index in pulse.delay..<dry.count { wet[index] += pulse.gain * dry[index - pulse.delay] }
            }
            return wet
        }
        return Waveform(channels: heard, sampleRate: sampleRate)
    }

    /// The sound with another added, repeated as often as it takes or cut off, at a signal-to-noise ratio in dB.
    ///
    /// The ratio is that of the sound's mix to mono to the part of the noise that is added.
    ///
    /// - Parameter noise: one channel at the same rate; nothing is added when it is empty or silent.
    public func mixed(with noise: [Float], ratio: Double) -> Waveform {
        guard !noise.isEmpty else { return self }
        let added = (0..<count).map { noise[$0 % noise.count] }
        let power = { (samples: [Float]) in
            samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, samples.count))
        }
        let (own, other) = (power(mono), power(added))
        guard other > 0 else { return self }
        let gain = Float((own / other * pow(10, -ratio / 10)).squareRoot())
        let noisy = channels.map { channel in zip(channel, added).map { $0 + gain * $1 } }
        return Waveform(channels: noisy, sampleRate: sampleRate)
    }

    /// The value after coding to 8 bits and back.
    private static func throughMuLaw(_ value: Float) -> Float {
        let size = log(1 + 255 * Double(min(1, abs(value)))) / log(256.0)
        let coded = (size * 127).rounded() / 127
        return Float((pow(256, coded) - 1) / 255) * (value < 0 ? -1 : 1)
    }
}

/// SplitMix64 (Steele, Lea & Flood, 2014): enough chance for a room.
private struct SplitMix {
    var state: UInt64

    mutating func unit() -> Double {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
    }
}
