import Corpora
import Foundation
import Inference

extension FeatureTable {
    /// A number that other clips, labels, speakers or features would not have, in hexadecimal digits.
    ///
    /// Where the files lie does not count: the same data set in another folder has the same fingerprint.
    public var fingerprint: String {
        var hash = SHA256()
        func add(_ text: String) {
            // The zero keeps "ab", "c" apart from "a", "bc".
            Array((text + "\0").utf8).withUnsafeBytes { hash.update($0) }
        }
        for row in rows {
            add(row.recording.corpus)
            add(row.recording.file.lastPathComponent)
            add(row.recording.speaker)
            add(row.recording.sentence ?? "")
            add(row.label)
            for variant in row.variants {
                add("\(variant.shape)")
                variant.values.withUnsafeBytes { hash.update($0) }
            }
        }
        return hash.digest()
    }
}
