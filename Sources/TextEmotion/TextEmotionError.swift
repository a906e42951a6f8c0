/// Why a text could not be read, or a text model not be trained, saved or loaded.
public enum TextEmotionError: Error, Sendable, Hashable {
    /// There is nothing in the text but blanks.
    case empty

    /// The file is neither UTF-8 nor UTF-16 with a byte order mark nor Korean CP949.
    ///
    /// `offset` is where, counted in bytes from 0, the first byte lies that is no UTF-8.
    case notText(offset: Int, byte: UInt8)

    /// The file holds zero bytes: it is no text.
    case binary(offset: Int)

    /// The file cannot be opened.
    case unreadable(file: String, cause: String)

    /// The file is larger than what is read at once.
    case tooLarge(bytes: Int, limit: Int)

    /// No model for that language is there.
    case noModel(language: TextLanguage, looked: String)

    /// The file is no text model, or it is cut short or damaged.
    case notATextModel(file: String, cause: String)

    /// The file is a text model in a format that this version does not read.
    case modelVersion(file: String, found: Int, expected: Int)

    /// The data set's folder lacks a file.
    case missingData(folder: String, file: String)

    /// A line of a data set cannot be understood.
    case badRow(file: String, line: Int, cause: String)

    /// Too few texts to train on.
    case tooFewTexts(found: Int, needed: Int)

    /// No text of the training data has the label.
    case labelWithoutTexts(label: String)

    /// The options of features or training are outside of what can be computed.
    case badOptions(cause: String)

    /// Another program that was to be measured beside this one failed.
    case baselineFailed(program: String, cause: String)
}

extension TextEmotionError {
    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .empty: "text.empty"
        case .notText: "text.not_text"
        case .binary: "text.binary"
        case .unreadable: "text.unreadable"
        case .tooLarge: "text.too_large"
        case .noModel: "text.no_model"
        case .notATextModel: "text.not_a_model"
        case .modelVersion: "text.model_version"
        case .missingData: "text.missing_data"
        case .badRow: "text.bad_row"
        case .tooFewTexts: "text.too_few_texts"
        case .labelWithoutTexts: "text.label_without_texts"
        case .badOptions: "text.bad_options"
        case .baselineFailed: "text.baseline_failed"
        }
    }

    /// The file that the error is about, when it is not the text that was to be read.
    public var file: String? {
        switch self {
        case .notATextModel(let file, _), .modelVersion(let file, _, _), .badRow(let file, _, _): file
        case .missingData(let folder, _): folder
        default: nil
        }
    }
}
