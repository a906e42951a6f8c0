import Foundation
package import Nunchi

/// One reading: from what was sent to what is answered and kept.
package struct Reading: Sendable {
    private let services: Services
    private let owner: Owner?
    private let parameters: ReadParameters

    /// The most words that are read at once, in bytes of UTF-8.
    package static let longestText = 200_000

    init(services: Services, owner: Owner?, parameters: ReadParameters) {
        self.services = services
        self.owner = owner
        self.parameters = parameters
    }

    /// Reads a media file.
    ///
    /// - Returns: the answer, a JSON object.
    func read(sound file: URL, name: String) async throws -> String {
        let services = services
        let parameters = parameters
        return try await services.gate.run {
            let options = parameters.options
            let sound = try await services.decoder.decode(
                file,
                DecodeRequest(
                    sampleRate: services.nunchi.sampleRate, channel: options.channel, start: options.start,
                    end: options.end))
            try Task.checkCancellation()
            let voice = try services.nunchi.read(
                decoded: sound.waveform, sourceRate: sound.sourceRate,
                isTruncated: sound.isTruncated, source: name, options: options)
            services.metrics.read(modality: voice.modality.rawValue, seconds: sound.sourceSeconds)
            let document: JSONValue
            if parameters.readsWords {
                document = try await withWords(voice, of: sound.waveform, source: name).json
            } else {
                document = voice.json
            }
            let kept = try await keep(voice, document: document, name: name, sound: sound.waveform)
            var members = kept?.members ?? JSONObject()
            for (key, value) in try SoundPictures.members(of: sound.waveform, parameters.included).members {
                members[key] = value
            }
            return JSONText(document).adding(members)
        }
    }

    /// Reads sound in memory: one channel, at the rate that the model takes.
    func read(sound: Waveform, name: String) async throws -> String {
        let services = services
        let parameters = parameters
        return try await services.gate.run {
            let voice = try services.nunchi.read(
                decoded: sound, sourceRate: sound.sampleRate, isTruncated: false, source: name,
                options: parameters.options)
            services.metrics.read(modality: voice.modality.rawValue, seconds: sound.duration)
            let kept = try await keep(voice, document: voice.json, name: name, sound: sound)
            return JSONText(voice.json).adding(kept?.members ?? JSONObject())
        }
    }

    /// Reads words.
    func read(words: String) async throws -> String {
        guard words.utf8.count <= Self.longestText else { throw Problem.tooLarge(limit: Self.longestText) }
        let services = services
        let parameters = parameters
        return try await services.gate.run {
            let name = parameters.name ?? "text"
            let language = try parameters.language.map { code in
                guard let language = TextLanguage(rawValue: code) else {
                    throw Problem.malformed("language", "글은 ko 와 en 만 읽습니다", "texts are read in ko and en")
                }
                return language
            }
            let reading = try await services.texts.get().read(
                words, source: name, language: language, options: TextReader.Options(explains: parameters.explains))
            services.metrics.read(modality: reading.reading.modality.rawValue, seconds: 0)
            let kept = try await keep(reading.reading, document: reading.json, name: name, sound: nil)
            return JSONText(reading.json).adding(kept?.members ?? JSONObject())
        }
    }

    private func withWords(_ voice: EmotionReading, of sound: Waveform, source: String) async throws -> SpokenReading {
        let transcriber = try await services.transcriber.get()
        let transcript = try await transcriber.transcribe(
            .waveform(sound), options: TranscriptionOptions(language: parameters.language))
        return try Nunchi.spokenReading(
            voice: voice, transcript: transcript.shifted(by: parameters.options.start), source: source,
            reader: try await services.texts.get(), explanation: TextReader.Options(explains: parameters.explains))
    }

    private func keep(
        _ reading: EmotionReading, document: JSONValue, name: String, sound: Waveform?
    ) async throws -> StoredReading? {
        guard parameters.stores, let owner, let store = services.store else { return nil }
        // Nobody waits for it any more: nothing is left of it either.
        try Task.checkCancellation()
        let stored = StoredReading(name: name, reading: reading, document: document.compact, hasAudio: sound != nil)
        try await store.add(stored, sound: sound, of: owner)
        return stored
    }
}

/// A JSON object that was written already, to which members are added without reading it again.
package struct JSONText: Sendable {
    private let text: String

    /// The text of an object.
    package init(_ object: JSONValue) { text = object.compact }

    /// A text that is one object.
    package init(_ text: String) { self.text = text }

    /// The object with further members at its end.
    package func adding(_ members: JSONObject) -> String {
        let added = JSONValue.object(members).compact
        guard !members.members.isEmpty, text.hasSuffix("}") else { return text }
        guard text != "{}" else { return added }
        return text.dropLast() + "," + added.dropFirst()
    }
}
