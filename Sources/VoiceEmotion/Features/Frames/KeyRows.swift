import Learning

/// The rows that stand for a set of them: those nearest to the centres that k-means finds.
package enum KeyRows {
    /// Their places, ascending; fewer than `count` where there are fewer rows.
    package static func nearest(to count: Int, in rows: [[Float]]) throws -> [Int] {
        guard rows.count > count else { return Array(rows.indices) }
        // Values of different units must weigh alike.
        let standardiser = try Standardiser(fitting: rows)
        let table = try FeatureRows(rows.map { standardiser($0) })
        let centres = try KMeans(fitting: table, count: count).centres
        var free = Set(rows.indices)
        for centre in centres {
            // Rows that are alike may share a centre; each row is taken once.
            let nearest = free.sorted().min { distance(table[$0], centre) < distance(table[$1], centre) }
            if let nearest { free.remove(nearest) }
        }
        return rows.indices.filter { !free.contains($0) }
    }

    private static func distance(_ row: ArraySlice<Float>, _ centre: [Float]) -> Double {
        zip(row, centre).reduce(0.0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }
    }
}
