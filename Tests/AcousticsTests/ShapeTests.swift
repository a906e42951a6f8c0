import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct ShapeTests {
    private func shape(_ descriptor: any Descriptor, _ sound: String) throws -> FeatureMatrix {
        sound == "events"
            ? try analyze(Sound.events(), sampleRate: 22_050, descriptors: [descriptor])
            : try analyze(
                Sound.voice(), sampleRate: 16_000, descriptors: [descriptor],
                stft: STFTOptions(nFFT: 512, hopLength: 160))
    }

    @Test(arguments: ["events", "voice"])
    func equalsLibrosa(sound: String) throws {
        try expectGolden(shape(SpectralCentroid(), sound), "centroid_\(sound)")
        try expectGolden(shape(SpectralBandwidth(), sound), "bandwidth_\(sound)")
        try expectGolden(shape(SpectralFlatness(), sound), "flatness_\(sound)", tolerance: 2e-6)
        try expectGolden(
            shape(SpectralContrast(bandCount: sound == "events" ? 6 : 5), sound), "contrast_\(sound)", tolerance: 2e-6)
        try expectGolden(shape(SpectralRolloff(), sound), "rolloff_\(sound)")
        try expectGolden(shape(SpectralRolloff(share: 0.2), sound), "rolloff_20_\(sound)")
    }

    @Test func centroidOfATone() throws {
        let tone = Signal.sine(frequency: 2000, seconds: 1).mono
        let rows = try analyze(
            tone, sampleRate: 16_000, descriptors: [SpectralCentroid(), SpectralBandwidth()],
            stft: STFTOptions(nFFT: 1024, window: .blackmanHarris, center: false))
        for centroid in rows.row(0) { #expect(isClose(centroid, 2000, absolute: 0.5)) }
        for bandwidth in rows.row(1) { #expect(bandwidth < 30) }
    }

    @Test func twoTonesAreSymmetric() throws {
        let low = Signal.sine(frequency: 1000, seconds: 1, amplitude: 0.4).mono
        let high = Signal.sine(frequency: 3000, seconds: 1, amplitude: 0.4).mono
        let rows = try analyze(
            zip(low, high).map { $0 + $1 }, sampleRate: 16_000,
            descriptors: [SpectralCentroid(), SpectralBandwidth(), SpectralSkewness(), SpectralKurtosis()],
            stft: STFTOptions(nFFT: 1024, window: .blackmanHarris, center: false))
        let middle = rows.column(rows.frameCount / 2)
        #expect(isClose(middle[0], 2000, absolute: 1))
        #expect(isClose(middle[1], 1000, absolute: 1))
        #expect(isClose(middle[2], 0, absolute: 0.01))
        #expect(isClose(middle[3], 1, absolute: 0.01))
    }

    @Test func noiseIsFlatAndATonePeaks() throws {
        let noise = Signal.noise(seconds: 1).mono
        let tone = Signal.sine(frequency: 500, seconds: 1).mono
        let noisy = try analyze(noise, sampleRate: 16_000, descriptors: [SpectralFlatness()])
        let tonal = try analyze(tone, sampleRate: 16_000, descriptors: [SpectralFlatness()])
        // The geometric over the arithmetic mean of exponentially distributed powers is exp(-0.577).
        #expect(isClose(noisy.means[0], 0.561, absolute: 0.04))
        #expect(tonal.row(0)[10] < 0.01)
    }

    @Test func silenceHasNoShape() throws {
        let silence = [Float](repeating: 0, count: 8000)
        let descriptors: [any Descriptor] = [
            SpectralCentroid(), SpectralBandwidth(), SpectralSkewness(), SpectralKurtosis(), SpectralRolloff(),
            SpectralFlux(), SpectralContrast(bandCount: 4), BandLevel.alphaRatio,
        ]
        let rows = try analyze(silence, sampleRate: 16_000, descriptors: descriptors)
        #expect(rows.values.allSatisfy { $0 == 0 })
        let flatness = try analyze(silence, sampleRate: 16_000, descriptors: [SpectralFlatness()])
        #expect(mismatch(flatness.values, [Float](repeating: 1, count: flatness.frameCount), absolute: 1e-6) == nil)
    }

    @Test func fluxIsTheDistanceOfNeighbours() throws {
        let voice = try Sound.voice()
        let options = STFTOptions(nFFT: 200, hopLength: 90)
        let magnitude = try magnitudeSpectrogram(voice, sampleRate: 16_000, stft: options)
        for rising in [false, true] {
            let flux = try analyze(
                voice, sampleRate: 16_000, descriptors: [SpectralFlux(risingOnly: rising)], stft: options)
            let expected = (0..<magnitude.frameCount).map { frame in
                if frame == 0 { return Float(0) }
                let squares = (0..<magnitude.featureCount).map { bin in
                    let change = magnitude[bin, frame] - magnitude[bin, frame - 1]
                    return rising && change < 0 ? 0 : change * change
                }
                return (squares.reduce(0, +) / Float(squares.count)).squareRoot()
            }
            #expect(mismatch(flux.values, expected, absolute: 1e-7, relative: 1e-5) == nil)
        }
    }

    @Test func bandLevels() throws {
        let low = Signal.sine(frequency: 500, seconds: 1, amplitude: 0.8).mono
        let high = Signal.sine(frequency: 2000, seconds: 1, amplitude: 0.08).mono
        let descriptors: [any Descriptor] = [
            BandLevel(50..<1000), BandLevel(1000..<5000), BandLevel.alphaRatio,
        ]
        let rows = try analyze(zip(low, high).map { $0 + $1 }, sampleRate: 16_000, descriptors: descriptors)
        #expect(rows.names == ["band_50_1000", "band_1000_5000", "alpha_ratio"])
        let middle = rows.column(rows.frameCount / 2)
        #expect(isClose(middle[0] - middle[1], 20, absolute: 0.05))
        #expect(isClose(middle[2], 20, absolute: 0.05))
    }
}
