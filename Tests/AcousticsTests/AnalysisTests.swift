import Acoustics
import AudioSignal
import NunchiTesting
import Testing

/// The loudest bin of each frame, as somebody outside of the library would write it.
private struct PeakFrequency: SpectralDescriptor {
    func names(on grid: SpectralGrid) -> [String] { ["peak_frequency"] }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        Processor(frequencies: grid.frequencies)
    }

    struct Processor: BlockProcessor {
        let frequencies: [Double]

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            var best = SIMD16<Float>(repeating: -1)
            var frequency = SIMD16<Float>.zero
            for bin in 0..<block.bins {
                let power = block.power(bin)
                frequency.replace(with: SIMD16(repeating: Float(frequencies[bin])), where: power .> best)
                best.replace(with: power, where: power .> best)
            }
            rows[0] = frequency
        }
    }
}

/// The largest sample of each frame, from the samples alone.
private struct Peak: Descriptor {
    func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        let frames = signal.grid.frames
        let values = (0..<frames.count).map { frame in
            let start = frames.start(ofFrame: frame)
            let range = max(0, start)..<min(signal.samples.count, start + frames.frameLength)
            return signal.samples[range].map(abs).max() ?? 0
        }
        return FeatureMatrix(names: ["peak"], frameCount: frames.count, values: values, timing: signal.grid.timing)
    }
}

@Suite struct AnalysisTests {
    @Test func togetherEqualsApart() throws {
        let voice = try Sound.voice()
        let options = STFTOptions(nFFT: 512, hopLength: 160)
        let descriptors: [any Descriptor] = [
            MFCC(count: 5), MelSpectrogram(mel: MelOptions(nMels: 8)), SpectralCentroid(), SpectralFlux(), RMS(),
            SpectralKurtosis(),
        ]
        let together = try analyze(voice, sampleRate: 16_000, descriptors: descriptors, stft: options)
        let apart = try descriptors.map {
            try analyze(voice, sampleRate: 16_000, descriptors: [$0], stft: options)
        }
        #expect(try together == FeatureMatrix.stack(apart))
        #expect(together.featureCount == 5 + 8 + 4)
    }

    @Test func ownDescriptors() throws {
        let chirp = Signal.chirp(from: 1000, to: 3000, seconds: 1)
        let rows = try chirp.features([PeakFrequency(), Peak()], stft: STFTOptions(nFFT: 512, hopLength: 160))
        #expect(rows.names == ["peak_frequency", "peak"])
        for frame in 5..<rows.frameCount - 5 {
            #expect(isClose(Double(rows[0, frame]), 1000 + 2000 * rows.frameTimes[frame], absolute: 40))
            #expect(isClose(rows[1, frame], 0.5, absolute: 0.01))
        }
    }

    @Test func stereoIsMixed() throws {
        let left = Signal.sine(frequency: 500, seconds: 0.4).mono
        let right = Signal.noise(seconds: 0.4).mono
        let stereo = Waveform(channels: [left, right], sampleRate: 16_000)
        #expect(try stereo.mfcc() == mfcc(stereo.mono, sampleRate: 16_000))
    }

    @Test func matrixAccess() throws {
        let rows = try Signal.noise(seconds: 0.2).features([RMS(), SpectralCentroid()])
        #expect(rows.frameCount == 1 + 3200 / 512)
        #expect(rows[1, 2] == rows.row(1)[rows.row(1).startIndex + 2])
        #expect(try rows.row(named: "spectral_centroid") == rows.row(1))
        #expect(rows.column(3) == [rows[0, 3], rows[1, 3]])
        #expect(failure(try rows.row(named: "x")) != nil)
        #expect(rows.frames(2..<4).frameTimes == Array(rows.frameTimes[2..<4]))
    }
}
