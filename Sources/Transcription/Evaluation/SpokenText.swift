import Foundation

/// A text as it is spoken: what of the writing cannot be heard is taken out before texts are compared.
///
/// In this order: compatibility forms to the plain ones (NFKC: full-width letters, composed Hangul); small letters;
/// apostrophes and full stops within words taken out, all other punctuation and symbols to blanks; runs of blanks to one.
/// Numbers stay as they are written, so `10` and `ten` differ.
public enum SpokenText {
    /// The text without what cannot be heard.
    public static func normalized(_ text: String) -> String { words(text).joined(separator: " ") }

    /// Its words.
    public static func words(_ text: String) -> [String] {
        let plain = text.precomposedStringWithCompatibilityMapping.lowercased()
        var kept = ""
        for character in plain {
            if character.isLetter || character.isNumber {
                kept.append(character)
            } else if !"'’.".contains(character) {
                kept.append(" ")
            }
        }
        return kept.split(separator: " ").map(String.init)
    }

    /// Its characters, with a blank between words where `spaces` says so.
    public static func characters(_ text: String, spaces: Bool = false) -> [Character] {
        Array(words(text).joined(separator: spaces ? " " : ""))
    }
}

/// Word error rate: changes of words for each word that was said.
public enum WordErrorRate {
    /// The changes from what was said to what was understood, both normalised as `SpokenText` says.
    public static func counts(reference: String, hypothesis: String) -> EditCounts {
        EditCounts(from: SpokenText.words(reference), to: SpokenText.words(hypothesis))
    }
}

/// Character error rate: changes of characters for each character that was said. It is the usual figure for Korean, whose
/// blanks are a matter of taste; `spaces` counts them as well.
public enum CharacterErrorRate {
    /// The changes from what was said to what was understood, both normalised as `SpokenText` says.
    public static func counts(reference: String, hypothesis: String, spaces: Bool = false) -> EditCounts {
        EditCounts(
            from: SpokenText.characters(reference, spaces: spaces),
            to: SpokenText.characters(hypothesis, spaces: spaces))
    }
}
