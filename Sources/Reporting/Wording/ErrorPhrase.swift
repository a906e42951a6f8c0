/// What went wrong in a report, and what helps.
public enum ErrorPhrase: Phrase {
    /// The wording of an error of this room.
    case reporting(ReportingError)

    /// The wording of `error`.
    public init(_ error: ReportingError) { self = .reporting(error) }

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .reporting(let error): Self.wording(of: error)
        }
    }

    /// One value for each error.
    public static let examples: [ErrorPhrase] = [
        .reporting(.libraryMissing(library: "librsvg-2", aptPackage: "librsvg2-2", brewPackage: "librsvg")),
        .reporting(.renderingFailed(cause: "XML parse error")),
        .reporting(.pictureSize(width: 90_000, height: 500, limit: 16_384)),
        .reporting(.shape(of: "counts", expected: 4, found: 3)),
        .reporting(.value(of: "shape", found: "-1", hint: "0...")),
        .reporting(.fileNotWritten(file: "out.npy", cause: "No space left on device")),
        .reporting(.fileNotRead(file: "result.json", cause: "No such file")),
        .reporting(.pictureFormat(file: "out.bmp")),
        .reporting(.unknownLanguage(found: "fr")),
    ]

    private static func wording(of error: ReportingError) -> Wording {
        switch error {
        case .libraryMissing(let library, let apt, let brew):
            Wording(
                "PNG 그림에 필요한 라이브러리 \(library)를 찾을 수 없습니다. 설치: apt install \(apt) (macOS: brew install \(brew)). SVG는 이것 없이도 됩니다.",
                "PNG pictures need the library \(library), which is not installed: apt install \(apt) (macOS: brew install \(brew)). SVG works without it."
            )
        case .renderingFailed(let cause): Wording("그림을 그리지 못했습니다: \(cause)", "The picture could not be drawn: \(cause)")
        case .pictureSize(let width, let height, let limit):
            Wording(
                "그림 크기 \(NumberText.plain(width)) × \(NumberText.plain(height)) 픽셀은 만들 수 없습니다 (한 변 1–\(limit)).",
                "A picture of \(NumberText.plain(width)) × \(NumberText.plain(height)) pixels is not made (1–\(limit) a side)."
            )
        case .shape(let what, let expected, let found):
            Wording(
                "\(what): 값이 \(expected)개여야 하는데 \(found)개입니다.", "\(what): \(expected) values expected, \(found) found.")
        case .value(let what, let found, let hint):
            Wording("\(what): \(found) 값은 쓸 수 없습니다 (\(hint)).", "\(what): \(found) cannot be used (\(hint)).")
        case .fileNotWritten(let file, let cause):
            Wording("\(file) 파일을 쓰지 못했습니다: \(cause)", "\(file) could not be written: \(cause)")
        case .fileNotRead(let file, let cause):
            Wording("\(file) 파일을 읽지 못했습니다: \(cause)", "\(file) could not be read: \(cause)")
        case .pictureFormat(let file):
            Wording(
                "\(file): 그림 파일 이름은 .svg나 .png로 끝나야 합니다.", "\(file): a picture's name must end in .svg or .png.")
        case .unknownLanguage(let found):
            Wording(
                "모르는 언어입니다: \(found). ko(한국어)나 en(영어)을 쓰세요.",
                "Unknown language \(found): use ko (Korean) or en (English).")
        }
    }
}
