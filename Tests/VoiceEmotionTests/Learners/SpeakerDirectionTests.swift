import NunchiTesting
import Testing
import VoiceEmotion

/// Eigenvectors, and what they find of speakers' voices.
struct SpeakerDirectionTests {
    private static func random(_ count: Int, seed: UInt64) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in (0..<count).map { _ in 2 * generator.unit() - 1 } }
    }

    private static func product(_ first: [Double], _ second: [Double]) -> Double {
        zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func twoByTwo() {
        let parts = SymmetricEigen([[2, 1], [1, 2]])
        #expect(mismatch(parts.values, [3, 1], absolute: 1e-12) == nil)
        let half = 0.5.squareRoot()
        #expect(isClose(abs(Self.product(parts.vectors[0], [half, half])), 1, absolute: 1e-12))
        #expect(isClose(abs(Self.product(parts.vectors[1], [half, -half])), 1, absolute: 1e-12))
    }

    @Test(arguments: [1, 2, 7, 24])
    func theyMakeUpTheMatrix(_ size: Int) {
        let random = Self.random(size, seed: UInt64(size))
        let matrix = (0..<size).map { row in (0..<size).map { random[row][$0] + random[$0][row] } }
        let parts = SymmetricEigen(matrix)
        #expect(parts.values == parts.values.sorted(by: >))
        for (place, vector) in parts.vectors.enumerated() {
            let products = parts.vectors.map { Self.product(vector, $0) }
            #expect(mismatch(products, (0..<size).map { $0 == place ? 1 : 0 }, absolute: 1e-10) == nil)
            let image = matrix.map { Self.product($0, vector) }
            #expect(mismatch(image, vector.map { $0 * parts.values[place] }, absolute: 1e-10) == nil)
        }
        for row in 0..<size {
            let made = (0..<size).map { column in
                parts.values.indices.reduce(0.0) {
                    $0 + parts.values[$1] * parts.vectors[$1][row] * parts.vectors[$1][column]
                }
            }
            #expect(mismatch(made, matrix[row], absolute: 1e-10) == nil)
        }
    }

    /// A zero diagonal is no sign that nothing is left to turn.
    @Test func valuesBelowZero() {
        #expect(mismatch(SymmetricEigen([[0, 1], [1, 0]]).values, [1, -1], absolute: 1e-12) == nil)
        #expect(SymmetricEigen([[0, 0], [0, 0]]).values == [0, 0])
        #expect(SymmetricEigen([]).values.isEmpty)
    }

    private static let speakers = (0..<6).flatMap { speaker in (0..<20).map { _ in "s\(speaker)" } }

    /// Vectors of noise in which each speaker lies at a place of their own along one axis.
    private static func vectors(axis: [Float], spread: Float = 5) -> [[Float]] {
        var generator = SeededGenerator(seed: 3)
        return speakers.indices.map { clip in
            let place = spread * Float(clip / 20)
            return axis.map { place * $0 + Float(2 * generator.unit() - 1) }
        }
    }

    private static func means(_ vectors: [[Float]]) -> [[Float]] {
        stride(from: 0, to: vectors.count, by: 20).map { start in
            let clips = vectors[start..<start + 20]
            return vectors[0].indices.map { column in
                let sum: Float = clips.reduce(0) { $0 + $1[column] }
                return sum / 20
            }
        }
    }

    private static func distance(_ first: [Float], _ second: [Float]) -> Float {
        zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    @Test func theAxisAlongWhichSpeakersDifferIsRemoved() {
        let axis: [Float] = [0.6, 0, -0.8, 0, 0]
        let clips = Self.vectors(axis: axis)
        let blind = SpeakerDirections(clips, speakers: Self.speakers, count: 1)
        #expect(!blind.isEmpty)
        #expect(Self.distance(Self.means(clips)[0], Self.means(clips)[5]) > 20)
        let means = Self.means(clips.map(blind.removed(from:)))
        for mean in means { #expect(Self.distance(mean, means[0]) < 1) }
        // Of what lies along the axis next to nothing is left, of what does not, next to all.
        #expect(Self.distance(blind.removed(from: axis), [0, 0, 0, 0, 0]) < 0.05)
        let other: [Float] = [0.8, 0, 0.6, 0, 0]
        #expect(Self.distance(blind.removed(from: other), other) < 0.05)
        let removed = blind.removed(from: clips[7])
        #expect(Self.distance(blind.removed(from: removed), removed) < 1e-5)
    }

    /// Three means span a plane: two directions make them one, and there is no third.
    @Test func thereAreOneFewerThanSpeakers() {
        let clips = Array(Self.vectors(axis: [1, 1, 0, 0, 0]).prefix(60))
        let blind = SpeakerDirections(clips, speakers: Array(Self.speakers.prefix(60)), count: 10)
        let left = clips.map(blind.removed(from:))
        let means = Self.means(left)
        #expect(Self.distance(means[0], means[1]) < 1e-4)
        #expect(Self.distance(means[0], means[2]) < 1e-4)
        // The clips themselves still differ.
        #expect(Self.distance(left[0], left[1]) > 0.1)
    }

    @Test func whereNothingDiffersNothingIsRemoved() {
        let clips = Self.vectors(axis: [1, 0, 0, 0, 0])
        #expect(SpeakerDirections(clips, speakers: Self.speakers, count: 0).isEmpty)
        #expect(SpeakerDirections([], speakers: [], count: 2).isEmpty)
        #expect(SpeakerDirections(clips, speakers: clips.map { _ in "one" }, count: 2).isEmpty)
        let alike = [[Float]](repeating: [1, 2, 3], count: 4)
        let none = SpeakerDirections(alike, speakers: ["a", "a", "b", "b"], count: 1)
        #expect(none.isEmpty)
        #expect(none.removed(from: [4, 5, 6]) == [4, 5, 6])
    }
}
