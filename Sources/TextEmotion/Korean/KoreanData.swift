public import Foundation

/// A film review with its rating.
public struct RatedReview: Sendable, Hashable {
    /// The text's UTF-8 bytes.
    public var utf8: [UInt8]
    /// The film.
    public var film: Int
    /// The rating, 1...10.
    public var rating: Int

    /// A review.
    public init(utf8: [UInt8], film: Int, rating: Int) {
        (self.utf8, self.film, self.rating) = (utf8, film, rating)
    }

    /// 0 for ratings of 1 to 4, 2 for 9 and 10, else 1: the bounds by which the corpus was sampled (equally many of the
    /// outer two, a quarter as many of the middle).
    public var polarity: Int { rating <= 4 ? 0 : rating >= 9 ? 2 : 1 }
}

/// The data sets that Korean models are trained on.
public struct KoreanTexts: Sendable {
    /// KOTE's comments with their 44 labels.
    public var comments: [LabelledText]
    /// NSMC's film reviews.
    public var reviews: [RatedReview]
    /// GoEmotions in Korean, translated by machine, with its 28 labels.
    public var translations: [LabelledText]

    /// Texts by data set.
    public init(comments: [LabelledText], reviews: [RatedReview], translations: [LabelledText]) {
        (self.comments, self.reviews, self.translations) = (comments, reviews, translations)
    }

    /// Reads the folders `kote` (`val.tsv`: number, text, labels), `nsmc` (`sample_train.tsv`: number, film, rating, text, with a
    /// header) and `goemotions_korean` (`train.tsv`: text, labels) of a folder; each file may be compressed (`.tsv.gz`).
    ///
    /// - Throws: `TextEmotionError` when a file is missing or a line cannot be understood.
    public init(in folder: URL) throws(TextEmotionError) {
        comments = try Self.comments(in: folder.appending(path: "kote"))
        reviews = try Self.reviews(in: folder.appending(path: "nsmc"))
        translations = try LabelledFile.read(
            "train", in: folder.appending(path: "goemotions_korean"), labels: TextLabel.goEmotions.count)
    }

    /// KOTE's comments in the order of the file.
    public static func comments(in folder: URL) throws(TextEmotionError) -> [LabelledText] {
        let (lines, file) = try LabelledFile.lines("val", in: folder)
        var texts: [LabelledText] = []
        for (index, line) in lines.enumerated() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard fields.count == 3 else {
                throw .badRow(file: file, line: index + 1, cause: "it has \(fields.count) columns, not 3")
            }
            var targets = [Float](repeating: 0, count: TextLabel.kote.count)
            for word in fields[2].split(separator: UInt8(ascii: ",")) {
                let text = String(decoding: word, as: UTF8.self)
                guard let label = Int(text), targets.indices.contains(label) else {
                    throw .badRow(
                        file: file, line: index + 1, cause: "'\(text)' is no label from 0 to \(targets.count - 1)")
                }
                targets[label] = 1
            }
            texts.append(LabelledText(utf8: Array(fields[1]), targets: targets))
        }
        return texts
    }

    /// NSMC's reviews in the order of the file.
    public static func reviews(in folder: URL) throws(TextEmotionError) -> [RatedReview] {
        let (lines, file) = try LabelledFile.lines("sample_train", in: folder)
        var reviews: [RatedReview] = []
        for (index, line) in lines.enumerated().dropFirst() {
            let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count == 4, let film = Int(String(decoding: fields[1], as: UTF8.self)),
                let rating = Int(String(decoding: fields[2], as: UTF8.self)), (1...10).contains(rating)
            else {
                throw .badRow(file: file, line: index + 1, cause: "it is not number, film, rating from 1 to 10, text")
            }
            reviews.append(RatedReview(utf8: Array(fields[3]), film: film, rating: rating))
        }
        return reviews
    }
}
