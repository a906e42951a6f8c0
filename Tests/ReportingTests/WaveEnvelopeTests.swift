import Reporting
import Testing

struct WaveEnvelopeTests {
    @Test func keepsTheExtremesOfEachStretch() throws {
        let envelope = try WaveEnvelope(samples: [0, 1, -1, 0.5, 0.25, -0.25], sampleRate: 2, columns: 3)
        #expect(envelope.minima == [0, -1, -0.25])
        #expect(envelope.maxima == [1, 0.5, 0.25])
        #expect(envelope.seconds == 3)
    }

    @Test func ignoresWhatIsNotFinite() throws {
        let envelope = try WaveEnvelope(samples: [.nan, 0.5, .infinity, -.infinity], sampleRate: 1, columns: 2)
        #expect(envelope.minima[0] == 0.5)
        #expect(envelope.maxima[0] == 0.5)
        #expect(envelope.minima[1].isNaN)
    }

    @Test func noSampleIsLost() throws {
        // Lengths that do not divide: the one loud sample must show wherever it lies.
        for position in 0..<101 {
            var samples = [Float](repeating: 0, count: 101)
            samples[position] = 1
            let envelope = try WaveEnvelope(samples: samples, sampleRate: 1, columns: 7)
            #expect(envelope.maxima.filter { $0 == 1 }.count == 1)
        }
    }
}
