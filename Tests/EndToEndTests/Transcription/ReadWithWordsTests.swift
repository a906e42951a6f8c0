import Foundation
import NunchiTesting
import Testing

/// `nunchi read --modalities voice,text`: the voice's reading beside the words and the emotion in them.
@Suite struct ReadWithWordsTests {
    @Test(.enabled(if: InstalledSpeech.canHear, "\(InstalledSpeech.absence); \(SharedData.absence)"))
    func voiceAndWordsStandSideBySide() async throws {
        let kids = try #require(InstalledSpeech.kids).path
        let plain = try await Program.run("read", kids, "--json").object()
        let run = try await Program.run("read", kids, "--modalities", "voice,text", "--json")
        #expect(run.code == 0, "\(run.errors)")
        let reading = try run.object()
        // The voice's own reading is the same as without the words.
        #expect(
            try reading.canonical(without: ["transcript", "parts", "warnings"])
                == plain.canonical(without: ["warnings"]))
        #expect(try reading.object("transcript").text("text").lowercased().contains("by the door"))
        let parts = try reading.objects("parts")
        #expect(try parts.map { try $0.text("modality") } == ["voice", "text"])
        #expect(try parts.map { try $0.number("weight") } == [1, 0])
        #expect(try parts[1].text("language") == "en" && !parts[1].objects("labels").isEmpty)
        let lines = try await Program.run("read", kids, "--modalities", "voice,text", "--language", "en").output
        #expect(lines.contains("Said  “") && lines.contains("by the door"))
    }

    @Test(.enabled(if: InstalledSpeech.canHear, "\(InstalledSpeech.absence); \(SharedData.absence)"))
    func aVoiceWithoutWordsHasNone() async throws {
        try await withTemporaryDirectory { folder in
            // A hum with a voice's harmonics, but no words.
            let hum = (0..<32_000).map { index in
                let partials = (1...8).map { 0.08 * sin(0.055 * Double(index * $0)) / Double($0) }
                return Float(partials.reduce(0, +))
            }
            try folder.file("hum.wav", WAVBytes.float32(hum, sampleRate: 16_000).bytes)
            let run = try await Program.run("read", "hum.wav", "--modalities", "voice,text", "--json", in: folder)
            let reading = try run.object()
            #expect(try reading.object("transcript").text("text").isEmpty)
            #expect(try reading.objects("parts").count == 1)
        }
    }

    @Test func missingModelsAreNamedWithTheirCommand() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 1)
            let run = try await Program.run(
                "read", "voice.wav", "--modalities", "voice,text", "--models", "nothing", in: folder)
            #expect(run.code == 3 && run.output.isEmpty)
            #expect(run.errors.contains("nunchi models install whisper-base"))
        }
    }

    @Test(arguments: ["text", "face", "voice,smell", ""]) func unknownModalitiesAreUsageErrors(list: String)
        async throws
    {
        let run = try await Program.run("read", "voice.wav", "--modalities", list)
        #expect(run.code == 64 && run.errors.contains("--modalities"))
    }
}
