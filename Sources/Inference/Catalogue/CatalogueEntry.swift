/// A model or a native library that others made, and how it comes onto this machine.
///
/// Sizes are bytes, checksums are SHA-256 in lower-case hexadecimal digits. `ModelCatalogue` tells how an entry is
/// written in JSON.
public struct CatalogueEntry: Sendable, Hashable {
    /// What an entry is.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Weights, with what is needed to use them; in the folder `NAME`.
        case model
        /// A native library with its headers; in the folder `runtimes/NAME`, below `lib` and `include`.
        case runtime
    }

    /// What an entry is for.
    public enum Task: String, Sendable, Hashable, Codable, CaseIterable {
        case voiceActivity = "voice-activity"
        case speechToText = "speech-to-text"
        case speechEncoder = "speech-encoder"
        case faceDetection = "face-detection"
        case faceEmotion = "face-emotion"
        case musicTags = "music-tags"
        case sentenceVectors = "sentence-vectors"
        case textToSpeech = "text-to-speech"
        case phonemes
        case denoising
        case networks
    }

    /// The name that commands use: small letters, digits and hyphens.
    public let name: String
    /// The version of what is published.
    public let version: String
    /// What it is.
    public let kind: Kind
    /// What it is for.
    public let task: Task
    /// The languages that it knows, as ISO 639-1 codes; empty where language does not matter.
    public let languages: [String]
    /// What must be downloaded.
    public let downloads: [CatalogueDownload]
    /// The files that are installed as they were published.
    public let files: [FileRule]
    /// How further files are made of what was downloaded; nil where everything is installed as published.
    public let conversion: ConversionPlan?
    /// Bytes of the installed files, about that for converted ones.
    public let installedBytes: Int
    /// Names of other entries without which this one cannot be used.
    public let requires: [String]
    /// The machines that it runs on, such as `linux-x86_64`; empty where that does not matter.
    public let platforms: [String]
    /// The licence, as the package states it.
    public let licence: String
    /// Whether it is installed when no name is given.
    public let isDefault: Bool
    /// What somebody should know of it before using it.
    public let card: EntryCard

    /// An entry.
    public init(
        name: String, version: String, kind: Kind = .model, task: Task, languages: [String] = [],
        downloads: [CatalogueDownload], files: [FileRule] = [], conversion: ConversionPlan? = nil, installedBytes: Int,
        requires: [String] = [], platforms: [String] = [], licence: String, isDefault: Bool = false, card: EntryCard
    ) {
        self.name = name
        self.version = version
        self.kind = kind
        self.task = task
        self.languages = languages
        self.downloads = downloads
        self.files = files
        self.conversion = conversion
        self.installedBytes = installedBytes
        self.requires = requires
        self.platforms = platforms
        self.licence = licence
        self.isDefault = isDefault
        self.card = card
    }

    /// Bytes of all downloads.
    public var downloadBytes: Int { downloads.reduce(0) { $0 + $1.bytes } }

    /// Whether it runs on this machine.
    public var runsHere: Bool { platforms.isEmpty || platforms.contains(Machine.platform) }

    /// The rules for the files that this machine gets.
    var filesHere: [FileRule] { files.filter { $0.platform == nil || $0.platform == Machine.platform } }
}

/// What somebody should know of an entry before using it.
public struct EntryCard: Sendable, Hashable, Codable {
    /// What it is and who made it.
    public let about: BilingualText
    /// What was measured with it, and how.
    public let figures: BilingualText?
    /// What its licence or its nature forbids.
    public let limits: BilingualText?

    /// A card.
    public init(_ about: BilingualText, figures: BilingualText? = nil, limits: BilingualText? = nil) {
        self.about = about
        self.figures = figures
        self.limits = limits
    }
}

/// The same text in Korean and in English.
public struct BilingualText: Sendable, Hashable, Codable {
    /// In Korean.
    public let korean: String
    /// In English.
    public let english: String

    /// A text in both languages.
    public init(_ korean: String, _ english: String) {
        self.korean = korean
        self.english = english
    }
}
