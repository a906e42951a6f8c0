extension TextModel {
    /// The labels' probabilities of each line of UTF-8 bytes, in the order of the model's labels.
    ///
    /// A line ends with a line feed, before which a carriage return does not count; what follows the last one is a line
    /// unless it is empty. A byte that is no UTF-8 counts as a blank.
    public func probabilities(ofLines utf8: [UInt8]) -> [[Float]] {
        var scorer = TextScorer(self)
        var row = [Float](repeating: 0, count: labels.count)
        var rows: [[Float]] = []
        utf8.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                scorer.probabilities(UnsafeBufferPointer(rebasing: bytes[start..<end]), into: &row)
                rows.append(row)
                start = end + 1
            }
        }
        return rows
    }
}
