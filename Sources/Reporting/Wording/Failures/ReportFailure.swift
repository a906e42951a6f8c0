/// Why a report, a picture or a file of data could not be made, and what helps.
enum ReportFailure {
    static func wording(of error: ReportingError) -> FailureWording {
        switch error {
        case .fileNotWritten(_, let cause):
            FailureWording(
                code: "report.not_written", cause: Wording("쓰지 못했습니다: \(cause)", "it could not be written: \(cause)"),
                hint: Wording(
                    "폴더가 있는지, 쓸 권한과 공간이 있는지 확인하세요",
                    "check that its folder exists, may be written to and has room"))
        case .fileNotRead(_, let cause):
            FailureWording(
                code: "report.not_read", cause: Wording("읽지 못했습니다: \(cause)", "it could not be read: \(cause)"),
                hint: Wording("이름과 내용을 확인하세요", "check its name and what it holds"))
        default: FailureWording(code: "report", cause: ErrorPhrase(error).wording, hint: Wording(alike: ""))
        }
    }

    /// The file that the failure is about; nil where it is about none.
    static func file(of error: ReportingError) -> String? {
        switch error {
        case .fileNotWritten(let file, _), .fileNotRead(let file, _): file
        default: nil
        }
    }
}
