import Acoustics
import AudioSignal
import Foundation
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
            SpectralFlux(), SpectralContrast(bandCount: 4), BandLevel.alphaRatio, SpectralSlope(0..<500),
            HammarbergIndex(),
        ]
        let rows = try analyze(silence, sampleRate: 16_000, descriptors: descriptors)
        #expect(rows.values.allSatisfy { abs($0) < 1e-6 })
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

    /// A large share of a band, against sorting.
    @Test func contrastOfALargeShare() throws {
        let voice = try Sound.voice()
        let options = STFTOptions(nFFT: 512, hopLength: 800)
        let magnitude = try magnitudeSpectrogram(voice, sampleRate: 16_000, stft: options)
        let contrast = SpectralContrast(fMin: 1000, bandCount: 2, quantile: 0.3)
        let rows = try analyze(voice, sampleRate: 16_000, descriptors: [contrast], stft: options)
        // Bins are 31.25 Hz apart: 0...1000 Hz without its last bin, the octave from one bin early, and the rest.
        let bands = [0..<32, 31..<64, 63..<257]
        let shares = [33, 34, 194].map { Int((0.3 * Double($0)).rounded()) }
        func level(_ values: [[Float]]) throws -> [Float] {
            let matrix = FeatureMatrix(
                names: ["0", "1", "2"], frameCount: rows.frameCount, values: values.flatMap { $0 }, timing: rows.timing)
            return try powerToDB(matrix).values
        }
        let sorted = bands.map { band in
            (0..<rows.frameCount).map { frame in Array(magnitude.column(frame)[band]).sorted() }
        }
        func means(_ part: (ArraySlice<Float>, Int) -> ArraySlice<Float>) -> [[Float]] {
            zip(sorted, shares).map { frames, share in
                frames.map { part($0[...], share).reduce(0, +) / Float(share) }
            }
        }
        let expected = zip(try level(means { $0.suffix($1) }), try level(means { $0.prefix($1) })).map { $0 - $1 }
        #expect(mismatch(rows.values, expected, absolute: 1e-4) == nil)
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

    @Test func slopeOfAKnownTilt() throws {
        // An impulse is flat; one sample of memory turns it into a known tilt: |1 + 0.9 z^-1|^2 at each bin.
        var samples = [Float](repeating: 0, count: 512)
        samples[100] = 1
        samples[101] = 0.9
        let options = STFTOptions(nFFT: 512, window: .rectangular, center: false)
        let grid = try SpectralGrid(sampleCount: 512, sampleRate: 16_000, stft: options)
        let descriptors: [any Descriptor] = [SpectralSlope(500..<1500), SpectralSlope(0..<8000), HammarbergIndex()]
        let rows = try analyze(samples, sampleRate: 16_000, descriptors: descriptors, stft: options)
        let levels = grid.frequencies.map { 10 * log10(1.81 + 1.8 * cos(2 * .pi * $0 / 16_000)) }
        for (row, band) in [500.0..<1500, 0..<8000].enumerated() {
            let bins = try grid.bins(in: band)
            let x = grid.frequencies[bins].map { $0 / 1000 }
            let y = Array(levels[bins])
            let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
            let slope =
                zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) } / x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
            #expect(isClose(Double(rows[row, 0]), slope, relative: 1e-4))
        }
        let high = try grid.bins(in: 2000..<5000)
        #expect(isClose(Double(rows[2, 0]), levels[0] - levels[high.lowerBound], absolute: 1e-4))
        #expect(rows.names == ["spectral_slope_500_1500", "spectral_slope_0_8000", "hammarberg_index"])
    }
}
