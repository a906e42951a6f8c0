extension CatalogueEntry: Codable {
    private enum Key: String, CodingKey {
        case name, version, kind, task, languages, downloads, files, conversion, installedBytes, requires, platforms
        case licence, isDefault = "default", card
    }

    /// Reads an entry; what may be left out is empty then.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        func optional<Value: Decodable>(_ key: Key, _ fallback: Value) throws -> Value {
            try values.decodeIfPresent(Value.self, forKey: key) ?? fallback
        }
        let name = try values.decode(String.self, forKey: .name)
        let version = try values.decode(String.self, forKey: .version)
        let downloads = try values.decode([CatalogueDownload].self, forKey: .downloads)
        self.init(
            name: name, version: version,
            kind: try optional(.kind, .model), task: try values.decode(Task.self, forKey: .task),
            languages: try optional(.languages, []), downloads: downloads, files: try optional(.files, []),
            conversion: try values.decodeIfPresent(ConversionPlan.self, forKey: .conversion),
            installedBytes: try optional(.installedBytes, 2 * downloads.reduce(0) { $0 &+ $1.bytes }),
            requires: try optional(.requires, []), platforms: try optional(.platforms, []),
            licence: try values.decode(String.self, forKey: .licence), isDefault: try optional(.isDefault, false),
            card: try values.decode(EntryCard.self, forKey: .card))
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(name, forKey: .name)
        try values.encode(version, forKey: .version)
        try values.encode(kind, forKey: .kind)
        try values.encode(task, forKey: .task)
        try values.encode(languages, forKey: .languages)
        try values.encode(downloads, forKey: .downloads)
        try values.encode(files, forKey: .files)
        try values.encodeIfPresent(conversion, forKey: .conversion)
        try values.encode(installedBytes, forKey: .installedBytes)
        try values.encode(requires, forKey: .requires)
        try values.encode(platforms, forKey: .platforms)
        try values.encode(licence, forKey: .licence)
        try values.encode(isDefault, forKey: .isDefault)
        try values.encode(card, forKey: .card)
    }
}
