import Testing
import Transcription

/// Key and address come from the environment and nowhere else.
@Suite struct CloudSettingsTests {
    @Test(arguments: [[:], ["GOOGLE_API_KEY": ""], ["GOOGLE_API_KEY": " \n"]])
    func withoutAKeyNothingIsSent(_ environment: [String: String]) {
        #expect(throws: TranscriptionError.noKey(service: "Google Speech-to-Text", variable: "GOOGLE_API_KEY")) {
            try CloudTranscriber(environment: environment)
        }
    }

    @Test(arguments: [
        "http://example.com/v1", "ftp://localhost/", "localhost:8080", "nonsense", "https://", "file:///etc/passwd",
        "http://localhost.example.com/", "https://user:secret@example.com/",
    ])
    func addressesThatAreNotSafe(_ address: String) {
        #expect(throws: TranscriptionError.badEndpoint(address: address, variable: "NUNCHI_GOOGLE_SPEECH_URL")) {
            try CloudTranscriber(environment: ["GOOGLE_API_KEY": "k", "NUNCHI_GOOGLE_SPEECH_URL": address])
        }
    }

    @Test(arguments: [
        "", "https://proxy.example.com/v1/speech:recognize", "http://localhost:9/x", "http://127.0.0.1:9/",
    ])
    func addressesThatAre(_ address: String) throws {
        _ = try CloudTranscriber(environment: ["GOOGLE_API_KEY": "k", "NUNCHI_GOOGLE_SPEECH_URL": address])
    }

    @Test func unknownServices() {
        #expect(throws: TranscriptionError.unknownService(name: "azure", known: ["google"])) {
            try CloudTranscriber(service: "azure", environment: ["GOOGLE_API_KEY": "k"])
        }
    }

    @Test func waitsGrowAndEnd() {
        let policy = RetryPolicy(attempts: 4, firstDelay: 1, longestDelay: 3)
        #expect(policy.delay(after: 1, asked: nil) == 1)
        #expect(policy.delay(after: 2, asked: nil) == 2)
        #expect(policy.delay(after: 3, asked: nil) == 3)
        #expect(policy.delay(after: 4, asked: nil) == nil)
        #expect(policy.delay(after: 1, asked: 2.5) == 2.5)
        #expect(policy.delay(after: 1, asked: 4) == nil)
        #expect(policy.delay(after: 2, asked: 0) == 2)
    }
}
