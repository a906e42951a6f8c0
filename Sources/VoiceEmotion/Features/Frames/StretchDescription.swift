import Acoustics

/// What the 88 values of a stretch of an utterance are taken from: MFCCs, pitch and level every 16 ms.
struct StretchDescription {
    private static let hop = 256

    private let coefficients: FeatureMatrix
    private let changes: FeatureMatrix
    private let pitch: [Float]
    private let level: [Float]

    init(_ samples: [Float], sampleRate: Int) throws {
        let stft = STFTOptions(nFFT: 1024, hopLength: Self.hop)
        let own = MFCC(count: 20, mel: MelOptions(nMels: 40))
        coefficients = try analyze(samples, sampleRate: sampleRate, descriptors: [own], stft: stft)
        changes = try coefficients.delta(DeltaOptions(mode: .nearest))
        let course = try yin(samples, sampleRate: sampleRate, YIN(frameLength: 1024), hopLength: Self.hop)
        // No pitch where nothing is periodic.
        pitch = zip(course.row(0), course.row(1)).map { $1 > 0.6 ? $0 : 0 }
        level = Array(try analyze(samples, sampleRate: sampleRate, descriptors: [SoundLevel()], stft: stft).row(0))
    }

    /// 88 values of the frames whose middle lies in that part.
    func values(from start: Int, count: Int) -> [Float] {
        let last = min(coefficients.frameCount, pitch.count, level.count) - 1
        let first = min(last, (start + Self.hop - 1) / Self.hop)
        let frames = first...max(first, min(last, (start + count) / Self.hop))
        var values: [Float] = []
        for matrix in [coefficients, changes] {
            for row in 0..<matrix.featureCount {
                let (mean, deviation) = Self.moments(frames.map { matrix[row, $0] })
                values += [mean, deviation]
            }
        }
        let voiced = frames.map { pitch[$0] }.filter { $0 > 0 }
        for course in [voiced.isEmpty ? [0] : voiced, frames.map { level[$0] }] {
            let (mean, deviation) = Self.moments(course)
            values += [mean, deviation, course.min() ?? 0, course.max() ?? 0]
        }
        return values
    }

    private static func moments(_ values: [Float]) -> (mean: Float, deviation: Float) {
        let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
        let square = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (Float(mean), Float((square / Double(values.count)).squareRoot()))
    }
}
