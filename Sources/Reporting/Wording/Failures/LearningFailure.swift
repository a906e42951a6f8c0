import Learning

/// Why samples could not be divided or a model not be fitted, and what helps.
enum LearningFailure {
    static func wording(of error: LearningError) -> FailureWording {
        let (code, cause, hint) = parts(error)
        return FailureWording(code: "learning.\(code)", cause: cause, hint: hint)
    }

    private static let computeAgain = Wording("특징을 다시 계산하세요", "compute the features again")
    private static let correct = Wording("값을 고치세요", "correct it")

    private static let sentenceHint = Wording(
        "manifest.tsv에 sentence 열을 넣거나 다른 --protocol을 고르세요",
        "name the sentences in a column 'sentence' of a manifest.tsv, or choose another --protocol")
    private static let splitHint = Wording(
        "manifest.tsv에 split 열(train과 test, 또는 1, 2, …)을 넣으세요",
        "fill the column 'split' of a manifest.tsv with train and test, or with 1, 2 and so on")

    private static func parts(_ error: LearningError) -> (code: String, cause: Wording, hint: Wording) {
        switch error {
        case .tooFewSpeakers(let name, let found, let needed):
            (
                "too_few_speakers",
                Wording(
                    "\(name)에는 화자가 \(needed)명 이상 필요한데 \(found)명입니다",
                    "\(name) needs at least \(needed) speakers, the data has \(found)"),
                Wording(
                    "manifest.tsv에 speaker 열을 넣거나, 더 녹음하거나, 다른 --protocol을 고르세요",
                    "name the speakers in a manifest.tsv, record more, or choose another --protocol")
            )
        case .tooFewSamples(let name, let found, let needed):
            (
                "too_few_samples",
                Wording(
                    "\(name)에는 녹음이 \(needed)개 이상 필요한데 \(found)개입니다",
                    "\(name) needs at least \(needed) clips, the data has \(found)"),
                Wording("더 녹음하세요", "record more")
            )
        case .tooFewCorpora(let name, let found):
            (
                "too_few_corpora",
                Wording(
                    "\(name)에는 데이터 집합이 둘 이상 필요한데 \(found)개입니다",
                    "\(name) needs at least 2 data sets, \(found) is given"),
                Wording("--data를 여러 번 쓰세요", "give --data several times")
            )
        case .noSentences(let name, let missing, let total):
            (
                "no_sentences",
                Wording(
                    "\(name): 녹음 \(total)개 가운데 \(missing)개는 어떤 문장인지 알 수 없습니다",
                    "\(name) needs to know what is said; \(missing) of \(total) clips have no sentence"), sentenceHint
            )
        case .tooFewSentences(let name, let found, let needed):
            (
                "too_few_sentences",
                Wording(
                    "\(name)에는 서로 다른 문장이 \(needed)개 이상 필요한데 \(found)개입니다",
                    "\(name) needs at least \(needed) different sentences, the data has \(found)"), sentenceHint
            )
        case .nothingToTrainOn(let name, let test):
            (
                "nothing_to_train_on",
                Wording(
                    "\(name): \(test)을(를) 빼면 훈련할 녹음이 남지 않습니다",
                    "\(name): nothing is left to train on without \(test)"),
                Wording("더 녹음하거나 다른 --protocol을 고르세요", "record more, or choose another --protocol")
            )
        case .noOfficialFolds(let missing, let total):
            (
                "no_official_folds",
                Wording(
                    "녹음 \(total)개 가운데 \(missing)개가 어느 공식 폴드인지 알 수 없습니다",
                    "\(missing) of \(total) clips belong to no published fold"), splitHint
            )
        case .oddOfficialFolds(let found):
            (
                "odd_official_folds",
                Wording(
                    "공식 폴드 \(found.joined(separator: ", "))은(는) train과 test도, 여러 부분도 아닙니다",
                    "the published folds \(found.joined(separator: ", ")) are neither train and test nor several parts"),
                splitHint
            )
        case .raggedRows, .nonFinite:
            ("bad_table", Wording("특징표가 올바르지 않습니다: \(error)", "the table of features is wrong: \(error)"), computeAgain)
        case .tooLarge(let row, let column, let value, _):
            (
                "too_large",
                Wording(
                    "\(row)행 \(column)열의 값 \(value)이(가) 너무 큽니다", "value \(column) of row \(row) is too large: \(value)"),
                Wording("특징을 표준화하세요", "standardise the features")
            )
        case .nothingVaries(let model, let features):
            (
                "nothing_varies",
                Wording(
                    "\(model): 특징 \(features)개가 모든 행에서 같아 구분할 것이 없습니다",
                    "\(model): none of the \(features) features differs between rows"),
                Wording("녹음과 특징 설정을 확인하세요", "check the recordings and the features' settings")
            )
        case .tooFewClasses(let model, let found, let needed):
            (
                "too_few_classes",
                Wording(
                    "\(model)에는 범주가 \(needed)개 이상 필요한데 \(found)개입니다",
                    "\(model) needs rows of at least \(needed) classes, the data has \(found)"),
                Wording("다른 범주의 녹음을 더하세요", "add recordings of other classes")
            )
        case .tooFewRows(let model, let found, let needed):
            (
                "too_few_rows",
                Wording(
                    "\(model)에는 자료가 \(needed)개 이상 필요한데 \(found)개입니다",
                    "\(model) needs at least \(needed) rows, the data has \(found)"),
                Wording("자료를 더하거나 더 작은 모델을 고르세요", "add data or choose a smaller model")
            )
        case .wrongCount, .labelOutOfRange, .badWeight, .labelMaskedOut:
            (
                "bad_labels", Wording("범주나 가중치가 올바르지 않습니다: \(error)", "the classes or weights are wrong: \(error)"),
                correct
            )
        case .badSetting(let name, let value, let allowed):
            (
                "bad_setting", Wording("\(name) 값 \(value): \(allowed)", "\(name) is \(value); it must be \(allowed)"),
                correct
            )
        case .badParameters(let model, let name, let problem):
            (
                "bad_parameters",
                Wording(
                    "저장된 \(model)을(를) 쓸 수 없습니다: \(name) \(problem)",
                    "the stored \(model) cannot be used: \(name) \(problem)"),
                Wording("다시 학습시키세요", "train it again")
            )
        }
    }
}
