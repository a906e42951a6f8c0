import Corpora

/// Why a data set could not be read, and what helps.
enum CorpusFailure {
    static func wording(of error: CorpusError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static let manifestHint = Wording(
        "file, label, speaker 열이 있는 manifest.tsv를 넣으세요", "add a manifest.tsv with the columns file, label, speaker")

    private static func parts(_ error: CorpusError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .noFolder: (Wording("그런 폴더가 없습니다", "there is no such folder"), Wording("이름을 확인하세요", "check the name"))
        case .notAFolder:
            (Wording("폴더가 아니라 파일입니다", "this is a file"), Wording("데이터 폴더를 지정하세요", "give the folder of a data set"))
        case .unknownLayout:
            (
                Wording(
                    "알려진 데이터 구성이 아닙니다 (\(CorpusLayout.allCases.map(\.rawValue).joined(separator: ", ")))",
                    "the folder follows no known layout (\(CorpusLayout.allCases.map(\.rawValue).joined(separator: ", ")))"
                ),
                manifestHint
            )
        case .noRecordings(_, let layout, let issue):
            (
                Wording(
                    "\(layout) 구성으로 쓸 수 있는 녹음이 없습니다" + (issue.map { " (첫 문제: \($0))" } ?? ""),
                    "no usable recording in layout \(layout)" + (issue.map { " (first problem: \($0))" } ?? "")),
                Wording("파일이 있는지 확인하세요", "check that the files are there")
            )
        case .missingColumn(_, let column, let found):
            (
                Wording(
                    "'\(column)' 열이 없습니다 (있는 열: \(found.joined(separator: ", ")))",
                    "there is no column '\(column)'; the header has \(found.joined(separator: ", "))"), manifestHint
            )
        case .notText: (Wording("UTF-8 텍스트가 아닙니다", "it is not UTF-8 text"), Wording("UTF-8로 저장하세요", "save it as UTF-8"))
        case .unreadable(_, let cause):
            (
                Wording("읽지 못했습니다: \(cause)", "it cannot be read: \(cause)"),
                Wording("권한을 확인하세요", "check your rights to it")
            )
        case .noOfficialFolds(let corpus, let missing, let total):
            (
                Wording(
                    "\(corpus): 녹음 \(total)개 가운데 \(missing)개가 어느 공식 폴드인지 알 수 없습니다",
                    "\(corpus): \(missing) of \(total) recordings belong to no published fold"),
                Wording(
                    "manifest.tsv에 split 열을 넣거나 다른 --protocol을 고르세요",
                    "name the fold in a column 'split' of a manifest.tsv, or choose another --protocol")
            )
        case .incompleteFolds(let corpus, let missing):
            (
                Wording(
                    "\(corpus): 공식 폴드에 필요한 것이 없습니다: \(missing.joined(separator: ", "))",
                    "\(corpus): parts of its published folds are missing: \(missing.joined(separator: ", "))"),
                Wording(
                    "데이터를 모두 갖추거나 다른 --protocol을 고르세요 (예: grouped:5)",
                    "complete the data, or choose another --protocol (for example grouped:5)")
            )
        case .labelMap(let entry):
            (
                Wording("'\(entry)'은(는) 라벨과 감정의 짝이 아닙니다", "'\(entry)' maps no label to an emotion"),
                Wording(
                    "label=emotion, corpus:label=emotion, label=none 꼴로 쓰세요",
                    "write label=emotion, corpus:label=emotion or label=none")
            )
        case .noSounds:
            (
                Wording("폴더에 소리 파일이 없습니다", "there are no sound files in this folder"),
                Wording(
                    "읽는 파일: \(SoundFiles.extensions.sorted().joined(separator: ", ")). 훈련과 평가에는 라벨마다 폴더 하나를 두거나"
                        + " manifest.tsv를 넣으세요",
                    "what is read: \(SoundFiles.extensions.sorted().joined(separator: ", ")); to train or evaluate, keep"
                        + " them in a folder for each label, or add a manifest.tsv")
            )
        }
    }
}
