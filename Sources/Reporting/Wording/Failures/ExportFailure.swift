import VoiceEmotion

/// Why a voice model could not be exported, and what helps.
enum ExportFailure {
    static func wording(of error: ModelExportError) -> FailureWording {
        switch error {
        case .noForm(let learner):
            FailureWording(
                code: error.code,
                cause: Wording(
                    "'\(learner)'(으)로 배운 모델은 ONNX로 쓸 수 없습니다", "a model learned by '\(learner)' has no form in ONNX"),
                hint: Wording("다른 레시피로 훈련하세요 (nunchi train --help)", "train with another recipe (nunchi train --help)"))
        }
    }
}
