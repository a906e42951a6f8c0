import AudioSignal
import NunchiTesting
import Testing

@Suite struct WaveformToolTests {
    private let ramp = Waveform(samples: (0..<1_000).map { Float($0) / 1_000 }, sampleRate: 1_000)

    @Test func slicesAreExact() {
        #expect(ramp.slice(from: 0.1, to: 0.103).mono == [0.1, 0.101, 0.102])
        #expect(ramp.slice(from: 0.999).mono == [0.999])
        #expect(ramp.slice(from: -1, to: 2) == ramp)
        #expect(ramp.slice(from: 2).count == 0)
        #expect(ramp.slice(from: 0.5, to: 0.2).count == 0)
        #expect(ramp.slice(from: .nan).count == 1_000)
        #expect(ramp.slice(10..<12).mono == [0.01, 0.011])
    }

    @Test func randomCutsTile() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<50 {
            let cuts = [0] + (0..<5).map { _ in generator.unit() }.sorted()
            let parts = cuts.enumerated().map { index, start in
                ramp.slice(from: start, to: index + 1 < cuts.count ? cuts[index + 1] : nil)
            }
            #expect(try Waveform.concatenated(parts) == ramp)
        }
    }

    @Test func concatenationWantsPartsAlike() {
        let rate = #expect(throws: AudioError.self) {
            try Waveform.concatenated([ramp, Waveform(samples: [0], sampleRate: 2_000)])
        }
        #expect(rate?.kind == .partsDiffer(property: "sample rate", first: 1_000, other: 2_000))
        let width = #expect(throws: AudioError.self) {
            try Waveform.concatenated([ramp, Waveform(channels: [[0], [0]], sampleRate: 1_000)])
        }
        #expect(width?.kind == .partsDiffer(property: "channel count", first: 1, other: 2))
        #expect(throws: AudioError.self) { try Waveform.concatenated([]) }
    }

    @Test func levelsOfKnownSignals() {
        let sine = Signal.sine(frequency: 100, seconds: 1, amplitude: 0.8)
        #expect(isClose(sine.peak, 0.8, relative: 1e-6))
        #expect(isClose(sine.rootMeanSquare, 0.8 * Float(0.5).squareRoot(), relative: 1e-5))
        let square = Signal.square(frequency: 100, seconds: 1, amplitude: 0.3)
        #expect(square.rootMeanSquare == square.peak)
        let noise = Signal.noise(seconds: 10, amplitude: 0.5)
        #expect(isClose(noise.rootMeanSquare, 0.5 / Float(3).squareRoot(), relative: 0.01))
        let stereo = Waveform(channels: [[0, 0], [-1, 1]], sampleRate: 8_000)
        #expect(stereo.peak == 1)
        #expect(stereo.rootMeanSquare == Float(0.5).squareRoot())
        let none = Waveform(samples: [], sampleRate: 8_000)
        #expect((none.peak, none.rootMeanSquare) == (0, 0))
    }

    @Test func silenceIsBelowOneStepOfSixteenBits() {
        #expect(Signal.silence(seconds: 1).isSilent)
        #expect(Waveform(samples: [], sampleRate: 8_000).isSilent)
        #expect(Waveform(samples: [0x1p-15, -0x1p-15], sampleRate: 8_000).isSilent)
        #expect(!Waveform(samples: [0, 0x1p-14], sampleRate: 8_000).isSilent)
        #expect(!Waveform(channels: [[0], [0.1]], sampleRate: 8_000).isSilent)
        #expect(!Waveform(samples: [.nan], sampleRate: 8_000).isSilent)
        #expect(Waveform(samples: [0.05], sampleRate: 8_000).isSilent(upTo: 0.1))
    }

    @Test func normalizationSetsThePeak() {
        let quiet = Signal.sine(frequency: 100, seconds: 1, amplitude: 0.01)
        #expect(isClose(quiet.normalized(toPeak: 0.5).peak, 0.5, relative: 1e-6))
        #expect(Signal.silence(seconds: 1).normalized() == Signal.silence(seconds: 1))
    }

    @Test func theEarliestFaultIsFound() {
        let wave = Waveform(channels: [[0, 0, .nan], [0, .infinity, 0]], sampleRate: 8_000)
        let first = wave.firstNonFinite
        #expect(first?.channel == 1)
        #expect(first?.index == 1)
        #expect(first?.value == .infinity)
        #expect(Signal.noise(seconds: 1).firstNonFinite == nil)
        #expect(Waveform(samples: [.greatestFiniteMagnitude, -0.0], sampleRate: 8_000).firstNonFinite == nil)
    }

    @Test func oneChannelIsTaken() throws {
        let stereo = Waveform(channels: [[1], [2]], sampleRate: 8_000)
        #expect(try stereo.channel(1).mono == [2])
        #expect(throws: AudioError.self) { try stereo.channel(2) }
    }
}
