import Foundation
import Inference
import NunchiTesting
import Testing
import Transcription

/// A model that is not installed is told of with the command that installs it.
@Suite struct MissingModelTests {
    @Test func anEmptyModelFolder() throws {
        try withTemporaryDirectory { folder in
            let error = #expect(throws: ModelStoreError.self) {
                try WhisperTranscriber(models: ModelFolder(url: folder))
            }
            #expect(error?.code == "models.not_installed")
            #expect(error?.description.contains("nunchi models install whisper-base") == true)
        }
    }

    @Test func withoutVoiceActivity() throws {
        try withTemporaryDirectory { folder in
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("whisper-base"), withIntermediateDirectories: true)
            let error = #expect(throws: ModelStoreError.self) {
                try WhisperTranscriber(models: ModelFolder(url: folder))
            }
            #expect(error?.description.contains("nunchi models install silero-vad") == true)
        }
    }

    @Test func aNameThatNoModelHas() throws {
        try withTemporaryDirectory { folder in
            let error = #expect(throws: ModelStoreError.self) {
                try WhisperTranscriber(model: "nonesuch", models: ModelFolder(url: folder))
            }
            #expect(error?.description.contains("whisper-base") == true)
        }
    }

    @Test(.enabled(if: Installed.hasWhisper, "\(Installed.absence)"))
    func aPathThatLeadsNowhere() throws {
        let error = #expect(throws: InferenceError.self) {
            try WhisperTranscriber(model: "/nonexistent/model", models: Installed.models)
        }
        #expect(error?.code == "inference.no_file")
    }

    @Test(.enabled(if: Installed.hasWhisper, "\(Installed.absence)"))
    func aFolderOfOtherFiles() throws {
        try withTemporaryDirectory { folder in
            try Data("hello".utf8).write(to: folder.appendingPathComponent("readme.txt"))
            let error = #expect(throws: InferenceError.self) {
                try WhisperTranscriber(model: folder.path, models: Installed.models)
            }
            #expect(error?.code == "inference.other_model")
        }
    }
}
