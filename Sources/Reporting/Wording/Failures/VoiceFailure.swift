import VoiceEmotion

/// Why a voice could not be read or a model not be used, and what helps.
enum VoiceFailure {
    static func wording(of error: VoiceEmotionError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static func parts(_ error: VoiceEmotionError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .tooShort(let seconds, let needed):
            (
                Wording(
                    "\(NumberText.plain(seconds))초뿐이라 너무 짧습니다", "it is too short: \(NumberText.plain(seconds)) s"),
                Wording("\(NumberText.plain(needed))초 이상 녹음하세요", "record at least \(NumberText.plain(needed)) s")
            )
        case .silent:
            (
                Wording("처음부터 끝까지 소리가 없습니다", "it is silent throughout"),
                Wording("마이크와 녹음 음량을 확인하세요", "check the microphone and its level")
            )
        case .unknownRecipe(let name, let known):
            (
                Wording("레시피 '\(name)'이(가) 없습니다", "there is no recipe '\(name)'"),
                NearestName.hint(
                    to: name, among: known,
                    else: Wording(
                        "가능한 레시피: \(known.joined(separator: ", "))", "recipes: \(known.joined(separator: ", "))"))
            )
        case .setting(let name, let value, let recipe):
            (
                Wording(
                    "레시피 \(recipe)에 '\(name)' 설정이 없거나 값 '\(value)'이(가) 맞지 않습니다",
                    "the recipe \(recipe) has no setting '\(name)' that takes '\(value)'"),
                Wording(
                    "nunchi train --recipe \(recipe) --show-recipe 로 설정을 보세요",
                    "its settings: nunchi train --recipe \(recipe) --show-recipe")
            )
        case .noSuchSetting(let name, let recipe, let known):
            (
                Wording("레시피 \(recipe)에 '\(name)' 설정이 없습니다", "the recipe \(recipe) has no setting '\(name)'"),
                NearestName.hint(
                    to: name, among: known,
                    else: Wording(
                        "nunchi train --recipe \(recipe) --show-recipe 로 설정을 보세요",
                        "its settings: nunchi train --recipe \(recipe) --show-recipe"))
            )
        case .recipeFile(_, let cause):
            (
                Wording("Nunchi 레시피로 읽을 수 없습니다 (\(cause))", "it cannot be read as a recipe (\(cause))"),
                Wording(
                    "nunchi train --recipe acoustic --show-recipe 의 출력을 고쳐 쓰세요",
                    "begin with the output of: nunchi train --recipe acoustic --show-recipe")
            )
        case .layer(let number, let kind, let problem): LayerFailure.parts(number: number, kind: kind, problem: problem)
        case .otherTask(let model, let tells, let wanted):
            (
                Wording(
                    "모델 \(model)은(는) \(Self.task(tells).korean) 모델인데 \(Self.task(wanted).korean) 모델이 필요합니다",
                    "the model \(model) tells \(Self.task(tells).english) apart, not \(Self.task(wanted).english)"),
                Wording("다른 모델을 지정하세요: --model", "choose another one: --model")
            )
        case .otherFeatures(let model, let expected, let found):
            (
                Wording(
                    "모델 \(model)은(는) 특징 \(expected)(으)로 훈련되었는데 지금 것은 \(found)입니다",
                    "the model \(model) was trained on \(expected); what is here is \(found)"),
                Wording(
                    "그 인코더를 설치하거나 다시 훈련하세요: nunchi models list, nunchi train",
                    "install that encoder, or train again: nunchi models list, nunchi train")
            )
        case .noProfiles(let model):
            (
                Wording(
                    "모델 \(model)은(는) 화자 프로필을 쓰지 않습니다", "the model \(model) takes no speaker profiles"),
                Wording("프로필을 쓰는 모델: encoder", "a model that does: encoder")
            )
        case .otherProfile(let name, let madeFor, let model):
            (
                Wording(
                    "프로필 \(name)은(는) 다른 모델(\(madeFor))로 만들어져 \(model)에 맞지 않습니다",
                    "the profile \(name) was made for another model (\(madeFor)), not for this \(model)"),
                Wording(
                    "다시 만드세요: nunchi profile create \(name) 녹음…",
                    "make it again: nunchi profile create \(name) FILES…")
            )
        case .notAProfile:
            (
                Wording("화자 프로필이 아닙니다", "it is no speaker profile"),
                Wording("nunchi profile list 로 있는 것을 보세요", "those that exist: nunchi profile list")
            )
        case .tooFewClasses(let found):
            (
                Wording(
                    "구별할 것이 둘 이상 있어야 하는데 있는 것은 \(found.isEmpty ? "없음" : found.joined(separator: ", "))",
                    "at least two classes are needed to tell apart; found: \(found.isEmpty ? "none" : found.joined(separator: ", "))"
                ),
                Wording("다른 감정(또는 낱말)의 녹음을 더하세요", "add recordings of another emotion, or of another word")
            )
        case .classesDiffer(let learner):
            (
                Wording(
                    "데이터 세트마다 있는 감정이 다른데, \(learner)은(는) 없는 감정을 빼고 배울 수 없습니다",
                    "the data sets do not all have the same classes, and \(learner) cannot leave out what one lacks"),
                Wording(
                    "모두에 있는 것만 고르거나(--emotions) 다른 레시피(예: logistic)를 쓰세요",
                    "name those that all have (--emotions), or take another recipe, such as logistic")
            )
        case .noUsableRecordings(_, let problem):
            (
                Wording(
                    "쓸 수 있는 녹음이 없습니다" + (problem.map { " (첫 문제: \($0))" } ?? ""),
                    "no recording could be used" + (problem.map { " (first problem: \($0))" } ?? "")),
                Wording("nunchi corpus info로 데이터를 살펴보세요", "look at the data with: nunchi corpus info")
            )
        case .noSuchModel(let name, let known):
            (
                Wording("모델 '\(name)'이(가) 없습니다", "there is no model '\(name)'"),
                Wording(
                    "들어 있는 모델: \(known.joined(separator: ", ")); 또는 .safetensors 파일을 지정하세요",
                    "in the package: \(known.joined(separator: ", ")); or give a .safetensors file")
            )
        case .featureCount(let set, let expected, let found):
            (
                Wording(
                    "특징 집합 \(set): 값이 \(expected)개가 아니라 \(found)개입니다",
                    "feature set \(set) gave \(found) values, not \(expected)"),
                Wording("모델을 다시 훈련하세요: nunchi train", "train the model again: nunchi train")
            )
        case .notAVoiceModel(_, let cause):
            (
                Wording("Nunchi 음성 모델이 아닙니다 (\(cause))", "it is no voice model of Nunchi (\(cause))"),
                Wording("다시 복사하거나 다시 훈련하세요: nunchi train", "copy it again, or train it again: nunchi train")
            )
        case .modelFormat(_, let found, let expected):
            (
                Wording(
                    "모델 형식이 \(found)인데, 이 판은 \(expected)을(를) 읽습니다",
                    "its format is \(found); this version reads \(expected)"),
                Wording(
                    "맞는 판의 nunchi를 쓰거나 다시 훈련하세요: nunchi train",
                    "use the matching version of nunchi, or train it again: nunchi train")
            )
        case .featureVersion(_, let features, let found, let expected):
            (
                Wording(
                    "특징 \(features) 판 \(found)으로 훈련된 모델이고, 이 판은 \(expected)을(를) 계산합니다",
                    "it was trained on version \(found) of the features \(features); this version computes \(expected)"),
                Wording("다시 훈련하세요: nunchi train", "train it again: nunchi train")
            )
        case .cancelled: (Wording("중단되었습니다", "it was stopped"), Wording(alike: ""))
        case .diverged(let epoch):
            (
                Wording("\(epoch)번째 에폭에서 훈련이 발산했습니다", "training diverged in epoch \(epoch)"),
                Wording("데이터에 이상한 값이 있는지 확인하세요", "look for odd values in the data")
            )
        }
    }

    private static func task(_ name: String) -> (korean: String, english: String) {
        name == ClassList.Task.words.rawValue ? ("낱말", "words") : ("감정", "emotions")
    }
}
