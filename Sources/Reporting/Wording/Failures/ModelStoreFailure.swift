import Inference

/// Why a model could not be found, installed, verified or removed, and what helps.
enum ModelStoreFailure {
    static func wording(of error: ModelStoreError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    /// The file that an error is about, where that is not the model or command at hand.
    static func file(of error: ModelStoreError) -> String? {
        switch error {
        case .badCatalogue(let path, _), .diskFull(let path), .fileSystem(let path, _), .foreignFile(let path, _, _, _),
            .unsafeArchive(let path, _), .badArchive(let path, _):
            path
        case .noSpace(let folder, _, _): folder
        default: nil
        }
    }

    private static let roomHint = Wording(
        "자리를 비우거나 --models로 다른 폴더를 고르세요", "make room, or choose another folder with --models")
    private static let pythonHint = Wording(
        "Python 3.10–3.13과 venv를 설치하거나(python3-venv) NUNCHI_PYTHON에 적으세요",
        "install Python 3.10 to 3.13 with venv (python3-venv), or name it in NUNCHI_PYTHON")

    private static func parts(_ error: ModelStoreError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .unknown(let name, let known):
            (
                Wording("'\(name)' 모델이 없습니다", "there is no model '\(name)'"),
                Wording("있는 모델: \(list(known))", "there are \(list(known))")
            )
        case .notInstalled(let name, let command):
            (
                Wording("\(name): 설치되지 않았습니다", "\(name): not installed"),
                Wording("실행하세요: \(command)", "run: \(command)")
            )
        case .nothingToRemove(let name):
            (
                Wording("\(name): 설치되지 않아 지울 것이 없습니다", "\(name): not installed, so there is nothing to remove"),
                Wording("설치된 모델 보기: nunchi models list", "what is installed: nunchi models list")
            )
        case .damaged(let name, let file, let damage, let command):
            (
                Wording(
                    "\(name): \(file) 파일이 손상되었습니다: \(wording(of: damage).korean)",
                    "\(name): \(file) is damaged: \(wording(of: damage).english)"),
                Wording("실행하세요: \(command)", "run: \(command)")
            )
        case .noSuchFile(let name, let file, let files):
            (
                Wording("\(name): '\(file)' 파일이 없습니다", "\(name): it has no file '\(file)'"),
                Wording("있는 파일: \(list(files))", "it has \(list(files))")
            )
        case .notForThisMachine(let name, let machine, let platforms):
            (
                Wording(
                    "\(name): 이 컴퓨터(\(machine))에서는 쓸 수 없습니다", "\(name): not available for this machine (\(machine))"),
                Wording("쓸 수 있는 컴퓨터: \(list(platforms))", "it is for \(list(platforms))")
            )
        case .noPython(let program, let cause):
            (
                Wording(
                    "\(program): 쓸 수 있는 Python이 아닙니다: \(cause)", "\(program): no Python that can be used: \(cause)"),
                pythonHint
            )
        case .resourceMissing(let file):
            (
                Wording("패키지 파일 \(file)을 찾지 못했습니다", "the package's file \(file) is not to be found"),
                Wording("다시 설치하거나 NUNCHI_RESOURCES를 정하세요", "install nunchi again, or set NUNCHI_RESOURCES")
            )
        default: fileParts(error)
        }
    }

    private static func fileParts(_ error: ModelStoreError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .badCatalogue(_, let cause):
            (
                Wording("모델 목록이 올바르지 않습니다: \(cause)", "the catalogue is wrong: \(cause)"),
                Wording("고치거나 NUNCHI_CATALOGUE를 비우세요", "mend it, or unset NUNCHI_CATALOGUE")
            )
        case .noSpace(_, let needed, let available):
            (
                Wording(
                    "디스크에 자리가 모자랍니다: \(ByteCount.text(needed)) 필요, \(ByteCount.text(available)) 남음",
                    "there is not enough room on the disk: \(ByteCount.text(needed)) are needed, \(ByteCount.text(available)) are free"
                ), roomHint
            )
        case .diskFull: (Wording("디스크가 가득 찼습니다", "the disk is full"), roomHint)
        case .fileSystem(_, let cause):
            (
                Wording("읽거나 쓰지 못했습니다: \(cause)", "it cannot be read or written: \(cause)"),
                Wording("이름과 권한을 확인하세요", "check the name and your rights to it")
            )
        case .downloadFailed(let file, let attempts):
            (
                Wording(
                    "\(file): 받지 못했습니다: \(attempts.map(\.description).joined(separator: "; "))",
                    "\(file): it could not be downloaded: \(attempts.map(\.description).joined(separator: "; "))"),
                Wording(
                    "네트워크를 확인하고 다시 실행하거나, 파일을 가져와 --from으로 주세요",
                    "check the network and run it again, or bring the file and give it with --from")
            )
        case .foreignFile(_, let name, let damage, let expected):
            (
                Wording(
                    "\(name)의 파일이 아니거나 손상되었습니다: \(wording(of: damage).korean)",
                    "it is no file of \(name), or damaged: \(wording(of: damage).english)"),
                Wording("필요한 파일: \(list(expected))", "it needs \(list(expected))")
            )
        case .filesMissing(let name, let files):
            (
                Wording("\(name): 파일이 더 필요합니다: \(list(files))", "\(name): more files are needed: \(list(files))"),
                Wording("--from을 파일마다 주세요", "give --from for each of them")
            )
        case .unsafeArchive(_, let member):
            (
                Wording("폴더 밖으로 나가는 파일이 들어 있습니다: '\(member)'", "a file in it leads out of its folder: '\(member)'"),
                Wording("풀지 않았습니다. 믿을 수 있는 파일을 구하세요", "it was not unpacked; get one that can be trusted")
            )
        case .badArchive(_, let cause):
            (
                Wording("풀지 못했습니다: \(cause)", "it cannot be unpacked: \(cause)"),
                Wording("다시 받으세요", "download it again")
            )
        case .toolsFailed(let cause):
            (
                Wording(
                    "변환 도구를 설치하지 못했습니다: \(cause)", "the tools of the conversion could not be installed: \(cause)"),
                Wording(
                    "네트워크를 확인하고 다시 실행하세요. \(pythonHint.korean)",
                    "check the network and run it again; \(pythonHint.english)")
            )
        case .conversionFailed(let name, let script, let cause):
            (
                Wording(
                    "\(name): \(script) 변환이 실패했습니다: \(cause)", "\(name): the conversion \(script) failed: \(cause)"),
                Wording("다시 실행하고, 되풀이되면 알려 주세요", "run it again; if it happens again, report it")
            )
        default: (Wording(alike: error.description), Wording(alike: ""))
        }
    }

    private static func wording(of damage: ModelStoreError.Damage) -> Wording {
        switch damage {
        case .missing: Wording("파일이 없습니다", "it is missing")
        case .size(let expected, let found):
            Wording("크기가 \(expected)바이트가 아니라 \(found)바이트입니다", "it has \(found) bytes instead of \(expected)")
        case .checksum: Wording("검사합이 다릅니다", "its checksum is wrong")
        case .unreadable(let cause): Wording("읽지 못했습니다: \(cause)", "it cannot be read: \(cause)")
        }
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
