import Affect
import Foundation

/// What odd labels of a data set mean: `frustrated` is anger, `other` is to be left out.
public struct LabelMap: Sendable, Hashable {
    private struct Key: Hashable {
        let corpus: String?
        let label: String
    }

    /// What a label means; a value of nil leaves its recordings out.
    private var meanings: [Key: Emotion?] = [:]

    /// No label is mapped.
    public init() {}

    /// Reads entries such as `frustrated=anger`, `ravdess:calm=neutral` (in one corpus only) or `other=none`.
    ///
    /// - Throws: `CorpusError.labelMap` for an entry that is none, or that names no emotion.
    public init(_ entries: [String]) throws(CorpusError) {
        for entry in entries {
            let sides = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, !sides[0].isEmpty else { throw .labelMap(entry: entry) }
            let parts = sides[0].split(separator: ":", maxSplits: 1).map(String.init)
            let key = Key(
                corpus: parts.count == 2 ? parts[0] : nil, label: (parts.last ?? sides[0]).lowercased())
            if sides[1].lowercased() == "none" {
                meanings[key] = .some(nil)
            } else {
                guard let emotion = Emotion(label: sides[1]) else { throw .labelMap(entry: entry) }
                meanings[key] = .some(emotion)
            }
        }
    }

    /// Whether nothing is mapped.
    public var isEmpty: Bool { meanings.isEmpty }

    /// The emotion of a recording; an entry for its corpus goes before one for all.
    func emotion(of recording: Recording) -> Emotion? {
        let label = recording.label.lowercased()
        if let meaning = meanings[Key(corpus: recording.corpus, label: label)] { return meaning }
        if let meaning = meanings[Key(corpus: nil, label: label)] { return meaning }
        return recording.emotion
    }
}

extension Corpus {
    /// The corpus with its labels understood as the map says. The data set's own words stay.
    public func relabelled(by map: LabelMap) -> Corpus {
        map.isEmpty
            ? self
            : Corpus(
                name: name, folder: folder, layout: layout,
                recordings: recordings.map { $0.withEmotion(map.emotion(of: $0)) }, duplicates: duplicates,
                issues: issues, copies: copies)
    }
}

extension Recording {
    fileprivate func withEmotion(_ emotion: Emotion?) -> Recording {
        Recording(
            file: file, label: label, emotion: emotion, corpus: corpus, speaker: speaker, sex: sex, sentence: sentence,
            transcript: transcript, split: split, span: span)
    }
}
