import Foundation
import Inference
import Testing

/// Where models are looked for.
@Suite struct ModelFolderTests {
    @Test func theFolderGivenComesFirst() {
        let folder = ModelFolder(given: "/a", environment: ["NUNCHI_MODELS": "/b", "XDG_CACHE_HOME": "/c"])
        #expect(folder.url.path == "/a")
    }

    @Test func theEnvironmentComesBeforeTheCache() {
        #expect(ModelFolder(environment: ["NUNCHI_MODELS": "/b", "XDG_CACHE_HOME": "/c"]).url.path == "/b")
        #expect(ModelFolder(environment: ["NUNCHI_MODELS": "", "XDG_CACHE_HOME": "/c"]).url.path == "/c/nunchi/models")
    }

    @Test func aCacheFolderThatIsNotAbsoluteDoesNotCount() {
        #expect(ModelFolder(environment: ["XDG_CACHE_HOME": "c"]).url.path.hasSuffix("/.cache/nunchi/models"))
    }

    @Test func eachModelHasAFolder() {
        #expect(ModelFolder(given: "/a").folder(of: "whisper-base").path == "/a/whisper-base")
    }
}
