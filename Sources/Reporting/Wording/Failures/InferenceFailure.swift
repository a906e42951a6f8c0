import Inference

/// Why a model that others trained could not be loaded or run, and what helps. Runtimes' own words are in English.
enum InferenceFailure {
    static func wording(of error: InferenceError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    /// The file that the failure is about; nil where it is about none.
    static func file(of error: InferenceError) -> String? {
        switch error {
        case .runtimeMissing, .input: nil
        case .noFile(let path), .unreadable(let path, _), .empty(let path), .damaged(let path, _),
            .notAModel(let path, _), .otherModel(let path, _, _), .refused(let path, _), .failed(let path, _):
            path
        }
    }

    private static let again = Wording("다시 설치하거나 복사하세요", "install or copy it again")
    private static let nothing = Wording(alike: "")

    private static func parts(_ error: InferenceError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .runtimeMissing(let name, let cause, let remedy):
            (
                Wording("실행 라이브러리 \(name)을(를) 쓸 수 없습니다: \(cause)", "the runtime \(name) cannot be used: \(cause)"),
                Wording("설치: \(remedy)", "to install it: \(remedy)")
            )
        case .noFile:
            (
                Wording("그런 파일이 없습니다", "there is no such file"),
                Wording("이름을 확인하거나 모델을 설치하세요", "check the name, or install the model")
            )
        case .unreadable(_, let cause):
            (
                Wording("읽지 못했습니다: \(cause)", "it cannot be read: \(cause)"),
                Wording("이름과 권한을 확인하세요", "check the name and your rights to it")
            )
        case .empty: (Wording("빈 파일입니다 (0바이트)", "the file is empty (0 bytes)"), again)
        case .damaged(_, let cause):
            (Wording("잘렸거나 손상되었습니다 (\(cause))", "it is damaged or cut short (\(cause))"), again)
        case .notAModel(_, let expected):
            (
                Wording("모델 파일이 아닙니다 (필요: \(expected))", "this is not \(expected)"),
                Wording("모델 파일을 지정하세요", "give the model's file")
            )
        case .otherModel(_, let expected, let found):
            (
                Wording("다른 모델입니다: \(expected)이(가) 필요한데 \(found)입니다", "expected \(expected), found \(found)"),
                Wording("이 일에 맞는 모델을 쓰세요", "use a model made for this task")
            )
        case .refused(_, let cause):
            (
                Wording("실행 라이브러리가 이 모델을 받지 않습니다: \(cause)", "the runtime refuses this model: \(cause)"),
                Wording("모델을 다시 변환하거나 다른 모델을 쓰세요", "convert the model anew, or use another one")
            )
        case .input(let name, let expected, let found):
            (
                Wording("\(name): \(expected)이(가) 필요한데 \(found)입니다", "\(name): expected \(expected), found \(found)"),
                nothing
            )
        case .failed(_, let cause):
            (Wording("모델을 실행하지 못했습니다: \(cause)", "the model could not be run: \(cause)"), nothing)
        }
    }
}
