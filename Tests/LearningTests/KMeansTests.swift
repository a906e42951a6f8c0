import Learning
import Testing

@Suite("k-means")
struct KMeansTests {
    @Test("three far groups are found, whatever the seed, and threads change nothing", arguments: 0..<5)
    func groups(seed: UInt64) throws {
        let rows: [[Float]] = (0..<60).map { index -> [Float] in
            let first = 100 * (index % 3) + index % 7
            return [Float(first), Float(index % 5)]
        }
        let table = try FeatureRows(rows)
        let found = try KMeans(fitting: table, count: 3, settings: .init(seed: seed))
        #expect(Set(found.groups.prefix(3)).count == 3)
        #expect(rows.indices.allSatisfy { found.groups[$0] == found.groups[$0 % 3] })
        #expect(try found.nearest([205, 2]) == found.groups[2])
        #expect(try KMeans(fitting: table, count: 3, settings: .init(seed: seed), threads: 4) == found)
    }

    @Test("the inertia and centres of a small case, worked by hand")
    func byHand() throws {
        let table = try FeatureRows([[0], [2], [10], [14]])
        let found = try KMeans(fitting: table, count: 2)
        #expect(found.inertia == 1 + 1 + 4 + 4)
        #expect(Set(found.centres) == [[1], [12]])
        let weighted = try KMeans(fitting: table, count: 2, weights: [3, 1, 1, 1])
        #expect(Set(weighted.centres) == [[0.5], [12]])
    }

    @Test("rows all alike and too few rows")
    func hard() throws {
        let alike = try KMeans(fitting: FeatureRows([[1, 1], [1, 1], [1, 1]]), count: 2)
        #expect(alike.inertia == 0)
        #expect(throws: LearningError.tooFewRows(model: "k-means", found: 1, needed: 2)) {
            try KMeans(fitting: FeatureRows([[1, 1]]), count: 2)
        }
    }
}
