import VoiceEmotion

/// Why work that was stopped could not go on, and what helps.
enum CheckpointFailure {
    static func wording(of error: CheckpointError) -> FailureWording {
        switch error {
        case .otherWork(_, let part):
            let words = WorkPartWording.of(part)
            return FailureWording(
                code: error.code,
                cause: Wording(
                    "다른 작업의 중간 상태입니다. 다른 점: \(words.korean)", "it holds the state of other work: \(words.english)"),
                hint: Wording(
                    "--checkpoint 에 다른 폴더를 쓰거나 이 폴더를 지우세요", "name another folder for --checkpoint, or remove this one"))
        case .damaged(_, let cause):
            return FailureWording(
                code: error.code,
                cause: Wording("중간 상태를 읽을 수 없습니다 (\(cause))", "the kept state cannot be read (\(cause))"),
                hint: Wording("이 파일을 지우고 다시 실행하세요", "remove this file and run again"))
        case .notWritten(_, let cause):
            return FailureWording(
                code: error.code,
                cause: Wording("중간 상태를 쓰지 못했습니다: \(cause)", "the state could not be kept: \(cause)"),
                hint: Wording(
                    "폴더에 쓸 권한과 공간이 있는지 확인하세요", "check that its folder may be written to and has room"))
        }
    }
}
