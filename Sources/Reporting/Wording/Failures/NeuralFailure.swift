import Neural

/// What the training engine or a weights file has against its input. Details are the engine's own, in English.
enum NeuralFailure {
    static func wording(of error: NeuralError) -> FailureWording {
        let korean =
            switch error.kind {
            case .mismatch: "값의 개수나 모양이 맞지 않습니다"
            case .configuration: "설정을 쓸 수 없습니다"
            case .divergence: "훈련이 발산했습니다"
            case .file: "모델 파일을 읽거나 쓸 수 없습니다"
            case .foreign: "모델 파일이 아닙니다"
            case .format: "모델 파일이 잘렸거나 손상되었습니다"
            case .tensors: "모델 파일의 가중치가 맞지 않습니다"
            }
        let remedy: Wording =
            switch error.kind {
            case .foreign:
                Wording(
                    "모델의 이름이나 nunchi train 으로 만든 .safetensors 파일을 지정하세요",
                    "give a model's name, or a .safetensors file that nunchi train wrote")
            case .format:
                Wording("다시 복사하거나 다시 훈련하세요: nunchi train", "copy the file again, or train again: nunchi train")
            case .file:
                Wording("경로, 권한, 남은 공간을 확인하세요", "check the path, your rights to it and the room left")
            default: Wording("nunchi corpus info로 데이터를 살펴보세요", error.hint)
            }
        let subject = error.kind == .file ? "" : error.subject + ": "
        let detail = "\(subject)expected \(error.expected), found \(error.found)"
        return FailureWording(
            code: "neural.\(error.kind.rawValue)",
            cause: error.kind == .foreign
                ? Wording(korean, "this is no model file") : Wording("\(korean) (\(detail))", detail), hint: remedy)
    }
}
