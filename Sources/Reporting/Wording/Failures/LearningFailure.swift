import Learning

/// Why data could not be divided, scaled or measured, and what helps.
enum LearningFailure {
    static func wording(of error: LearningError) -> FailureWording {
        let (code, cause, hint) = parts(error)
        return FailureWording(code: "learning." + code, cause: cause, hint: hint)
    }

    private static let sentenceHint = Wording(
        "manifest.tsv에 sentence 열을 넣거나 다른 --protocol을 고르세요",
        "name the sentences in a column 'sentence' of a manifest.tsv, or choose another --protocol")

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
                    "\(name) needs at least \(needed) clips, the data has \(found)"), Wording("더 녹음하세요", "record more")
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
            (
                "bad_table", Wording("특징표가 올바르지 않습니다: \(error)", "the table of features is wrong: \(error)"),
                Wording("특징을 다시 계산하세요", "compute the features again")
            )
        }
    }

    private static let splitHint = Wording(
        "manifest.tsv에 split 열(train과 test, 또는 1, 2, …)을 넣으세요",
        "fill the column 'split' of a manifest.tsv with train and test, or with 1, 2 and so on")
}
