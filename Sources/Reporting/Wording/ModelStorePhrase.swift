public import Inference

/// The words of `nunchi models`.
public enum ModelStorePhrase: Phrase {
    /// Column: name of a model.
    case model
    /// Column: what it is for.
    case task
    /// Column: languages.
    case languages
    /// Column: how it stands.
    case state
    /// Column: size.
    case size
    /// What an entry is for.
    case purpose(CatalogueEntry.Task)
    /// Said behind models that come with the package.
    case inThePackage
    /// Is installed.
    case installed
    /// Is not installed.
    case notInstalled
    /// A runtime that is found outside the folder of models.
    case installedElsewhere
    /// Is installed in another version.
    case outdated
    /// Is damaged.
    case damaged
    /// Does not run on this machine.
    case notForThisMachine
    /// Told when an installation is done: name, version, size.
    case didInstall(String, version: String, bytes: Int)
    /// Told when there was nothing to do.
    case alreadyInstalled(String, version: String)
    /// Told when a model is in order.
    case inOrder(String, files: Int, bytes: Int)
    /// Told when nothing is installed that could be verified.
    case nothingInstalled
    /// Told when a model was removed.
    case didRemove(String, bytes: Int)
    /// Told when a model needs something that is not installed.
    case needs(String, what: String, command: String)
    /// Progress: another process is installing.
    case waiting
    /// Progress: downloading.
    case downloading(String, bytes: Int)
    /// Progress: unpacking.
    case unpacking(String)
    /// Progress: installing what conversions need.
    case preparingConversion
    /// Progress: converting.
    case converting(String)
    /// Heading of a card: where it comes from.
    case source
    /// Heading of a card: sizes.
    case sizes(download: Int, installed: Int)
    /// Heading of a card: what it depends on.
    case dependsOn
    /// Heading of a card: how it is converted.
    case conversion
    /// Heading of a card: the files' checksums.
    case checksums
    /// Card: it is installed as published.
    case asPublished

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .model: Wording("모델", "model")
        case .task: Wording("쓰임", "task")
        case .languages: Wording("언어", "languages")
        case .state: Wording("상태", "state")
        case .size: Wording("크기", "size")
        case .purpose(let task): Self.purpose(of: task)
        case .inThePackage: Wording("들어 있음", "in the package")
        case .installed: Wording("설치됨", "installed")
        case .notInstalled: Wording("설치 안 됨", "not installed")
        case .installedElsewhere: Wording("설치됨 (폴더 밖)", "there (set-up)")
        case .outdated: Wording("다른 판", "other version")
        case .damaged: Wording("손상됨", "damaged")
        case .notForThisMachine: Wording("이 컴퓨터에서는 못 씀", "not available for this machine")
        case .didInstall(let name, let version, let bytes):
            Wording(
                "설치: \(name) \(version) (\(ByteCount.text(bytes)))",
                "installed \(name) \(version) (\(ByteCount.text(bytes)))")
        case .alreadyInstalled(let name, let version):
            Wording("이미 설치됨: \(name) \(version)", "\(name) \(version) is installed already")
        case .inOrder(let name, let files, let bytes):
            Wording(
                "\(name): 이상 없음 (파일 \(files)개, \(ByteCount.text(bytes)))",
                "\(name): in order (\(files) files, \(ByteCount.text(bytes)))")
        case .nothingInstalled: Wording("설치된 모델이 없습니다", "no model is installed")
        case .didRemove(let name, let bytes):
            Wording("지움: \(name) (\(ByteCount.text(bytes)))", "removed \(name) (\(ByteCount.text(bytes)))")
        case .needs(let name, let what, let command):
            Wording("\(name) 모델에는 \(what)도 필요합니다: \(command)", "\(name) also needs \(what): \(command)")
        default: progressOrCard
        }
    }

    private var progressOrCard: Wording {
        switch self {
        case .waiting:
            Wording("다른 설치가 끝나기를 기다리는 중", "waiting for another installation to end")
        case .downloading(let file, let bytes):
            Wording("받는 중: \(file) (\(ByteCount.text(bytes)))", "downloading \(file) (\(ByteCount.text(bytes)))")
        case .unpacking(let name): Wording("푸는 중: \(name)", "unpacking \(name)")
        case .preparingConversion:
            Wording("변환 도구를 한 번 설치하는 중", "installing the tools of the conversion, once")
        case .converting(let name): Wording("변환 중: \(name)", "converting \(name)")
        case .source: Wording("출처", "Source")
        case .sizes(let download, let installed):
            Wording(
                "받을 크기 \(ByteCount.text(download)), 설치된 크기 \(ByteCount.text(installed))",
                "\(ByteCount.text(download)) to download, \(ByteCount.text(installed)) installed")
        case .dependsOn: Wording("필요한 것", "Needs")
        case .conversion: Wording("변환", "Conversion")
        case .checksums: Wording("받을 파일의 SHA-256", "SHA-256 of what is downloaded")
        case .asPublished: Wording("받은 그대로", "none: installed as published")
        default: Wording(alike: "")
        }
    }

    private static func purpose(of task: CatalogueEntry.Task) -> Wording {
        switch task {
        case .voiceActivity: Wording("말 찾기", "voice activity")
        case .speechToText: Wording("받아쓰기", "speech to text")
        case .speechEncoder: Wording("말 특징", "speech encoder")
        case .faceDetection: Wording("얼굴 찾기", "face detection")
        case .faceEmotion: Wording("얼굴 감정", "face emotion")
        case .musicTags: Wording("음악 꼬리표", "music tags")
        case .sentenceVectors: Wording("문장 벡터", "sentence vectors")
        case .textToSpeech: Wording("말하기", "text to speech")
        case .phonemes: Wording("음소", "phonemes")
        case .denoising: Wording("잡음 제거", "denoising")
        case .networks: Wording("신경망 실행", "runtime")
        }
    }

    /// One value of each case.
    public static let examples: [ModelStorePhrase] =
        CatalogueEntry.Task.allCases.map(ModelStorePhrase.purpose) + [
            .model, .task, .languages, .state, .size, .inThePackage, .installed, .notInstalled, .installedElsewhere,
            .outdated, .damaged,
            .notForThisMachine, .didInstall("a", version: "1", bytes: 1000), .alreadyInstalled("a", version: "1"),
            .inOrder("a", files: 2, bytes: 1000), .nothingInstalled, .didRemove("a", bytes: 1000),
            .needs("a", what: "b", command: "c"), .waiting, .downloading("a", bytes: 1000), .unpacking("a"),
            .preparingConversion, .converting("a"), .source, .sizes(download: 1, installed: 2), .dependsOn, .conversion,
            .checksums, .asPublished,
        ]
}
