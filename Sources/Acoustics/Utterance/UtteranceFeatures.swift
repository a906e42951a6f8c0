internal import Foundation

/// What describes how an utterance is spoken, whatever its length: functionals of its cepstrum, spectral shape, pitch, level,
/// voice and rhythm, its modulation spectrum, and how its cepstral coefficients go together.
///
/// Made for recognising emotion; which parts belong to it was decided by accuracy on speakers left out of training. Values
/// do not depend on the recording's level, nor on silence before and after.
public enum UtteranceFeatures {
    /// The sample rate that the features are defined for.
    public static let sampleRate = UtteranceSpeech.sampleRate

    private static let coefficients = 20
    private static let mel = MelOptions(nMels: 40, fMin: 50, fMax: 8000)
    private static let short = STFTOptions(nFFT: 512, hopLength: UtteranceSpeech.hop, winLength: 400)
    private static let long = STFTOptions(
        nFFT: 2048, hopLength: UtteranceSpeech.hop, winLength: 1024, precision: .single)

    /// The features' names, in order: part, feature, functional.
    public static let names: [String] = {
        let cepstrum = (0..<coefficients).map { "mfcc\($0)" }
        let shape = UtteranceShape.names + ["zcr"]
        func courses(_ part: String, _ columns: [String]) -> [String] {
            columns.flatMap { column in UtteranceFunctionals.names.map { "\(part).\(column).\($0)" } }
        }
        var names = courses("all", cepstrum) + courses("active", cepstrum) + courses("all", cepstrum.map { "d" + $0 })
        names += courses("active", shape) + courses("all", shape.map { "d" + $0 })
        names += courses("prosody", UtteranceProsody.courses) + UtteranceProsody.figures.map { "misc.\($0)" }
        names += courses("voiced", UtteranceHarmonics.names)
        let bands = 0..<UtteranceModulation.bandCount
        names += bands.flatMap { band in (0..<20).map { "modlin.\(band).b\($0)" } }
        names += bands.flatMap { band in (0..<21).map { "mod.\(band).b\($0)" } }
        names += (0..<13).flatMap { first in ((first + 1)..<13).map { "corr.\(first).\($0)" } }
        return names
    }()

    /// The features of an utterance.
    ///
    /// - Parameter samples: one channel at 16 kHz, finite, at least one sample. Sounds under 0.1 s are followed by silence.
    /// - Returns: one finite value for each name.
    /// - Throws: ``AcousticsError/emptySignal``, ``AcousticsError/nonFiniteSample(index:)``.
    public static func values(of samples: [Float]) throws(AcousticsError) -> [Float] {
        if samples.isEmpty { throw .emptySignal }
        if let index = samples.firstIndex(where: { !$0.isFinite }) { throw .nonFiniteSample(index: index) }
        let speech = UtteranceSpeech(samples)
        let spectra = try analyze(
            speech.samples, sampleRate: sampleRate, descriptors: [PowerSpectrogram(), MelSpectrogram(mel: mel)],
            stft: short)
        let bins = short.nFFT / 2 + 1
        let bands = levels(spectra, from: bins)
        let cepstrum = cepstrum(bands)
        let shape = shape(spectra, bins: bins, samples: speech.samples)
        let pitch = try UtterancePitch(speech)
        let prosody = UtteranceProsody(level: speech.level, pitch: pitch)
        let power = try analyze(speech.samples, sampleRate: sampleRate, descriptors: [PowerSpectrogram()], stft: long)
        let isActive = speech.level.map { $0 > -30 }
        var values = cepstrum.functionals + cepstrum.rows(where: isActive).functionals + cepstrum.delta.functionals
        values += shape.rows(where: isActive).functionals + shape.delta.functionals
        values += prosody.courseFunctionals + prosody.values
        values += UtteranceHarmonics.columns(power: power, frequency: pitch.frequency).functionals
        values += modulation(bands, level: speech.level) + correlations(cepstrum)
        return values.map(Float.init)
    }

    /// Mel levels in dB, at most 70 below the loudest.
    private static func levels(_ spectra: FeatureMatrix, from first: Int) -> Columns {
        var values = [Double](repeating: 0, count: spectra.frameCount * mel.nMels)
        for band in 0..<mel.nMels {
            for frame in 0..<spectra.frameCount {
                values[frame * mel.nMels + band] = 10 * log10(max(Double(spectra[first + band, frame]), 1e-12))
            }
        }
        let floor = (values.max() ?? 0) - 70
        return Columns(width: mel.nMels, values: values.map { max($0, floor) })
    }

    /// Cepstral coefficients: the orthonormal DCT-II of the levels.
    private static func cepstrum(_ bands: Columns) -> Columns {
        let count = Double(bands.width)
        let waves = (0..<coefficients).map { order in
            let scale = ((order == 0 ? 1 : 2) / count).squareRoot()
            return (0..<bands.width).map { scale * cos(Double.pi * Double(order) * (Double($0) + 0.5) / count) }
        }
        var values: [Double] = []
        values.reserveCapacity(bands.rows * coefficients)
        for row in 0..<bands.rows {
            for wave in waves {
                var sum = 0.0
                for band in 0..<bands.width { sum += wave[band] * bands[row, band] }
                values.append(sum)
            }
        }
        return Columns(width: coefficients, values: values)
    }

    /// Spectral shape and ten times the zero-crossing rate of each frame.
    private static func shape(_ spectra: FeatureMatrix, bins: Int, samples: [Float]) -> Columns {
        var shape = UtteranceShape()
        var power = [Double](repeating: 0, count: bins)
        var values: [Double] = []
        values.reserveCapacity(spectra.frameCount * (UtteranceShape.names.count + 1))
        let crossings = crossings(samples)
        for frame in 0..<spectra.frameCount {
            for bin in 0..<bins { power[bin] = Double(spectra[bin, frame]) }
            values += shape.figures(of: power)
            // The 399 pairs of neighbours among 400 samples.
            let start = frame * UtteranceSpeech.hop - 200
            let before = start < 0 ? 0 : crossings[start]
            values.append(10 * Double(crossings[min(start + 399, samples.count)] - before) / 399)
        }
        return Columns(width: UtteranceShape.names.count + 1, values: values)
    }

    /// How often the sign has changed up to each sample, and up to the zero that stands after the last.
    private static func crossings(_ samples: [Float]) -> [Int] {
        var count = 0
        var wasNegative = false
        return samples.map { sample in
            let isNegative = sample.sign == .minus
            if isNegative != wasNegative { count += 1 }
            wasNegative = isNegative
            return count
        } + [wasNegative ? count + 1 : count]
    }

    /// Modulation of 20 pairs of bands, as amplitude and as level, and of the whole level.
    private static func modulation(_ bands: Columns, level: [Double]) -> [Double] {
        let pairs = (0..<bands.width / 2).map { pair in
            (0..<bands.rows).map { (bands[$0, 2 * pair] + bands[$0, 2 * pair + 1]) / 2 }
        }
        let amplitudes = pairs.map { course in
            let linear = course.map { pow(10, $0 / 20) }
            let mean = linear.reduce(0, +) / Double(linear.count)
            return linear.map { $0 / mean }
        }
        return UtteranceModulation.values(of: Columns(joining: amplitudes))
            + UtteranceModulation.values(of: Columns(joining: pairs + [level]))
    }

    /// Correlations of the first 13 coefficients over time.
    private static func correlations(_ cepstrum: Columns) -> [Double] {
        let courses = (0..<13).map { index in
            let course = cepstrum.column(index)
            let mean = course.reduce(0, +) / Double(course.count)
            let deviation = (course.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(course.count)).squareRoot()
            return course.map { ($0 - mean) / max(deviation, 1e-3) }
        }
        return (0..<13).flatMap { first in
            ((first + 1)..<13).map { second in
                zip(courses[first], courses[second]).reduce(0) { $0 + $1.0 * $1.1 } / Double(cepstrum.rows)
            }
        }
    }
}
