import Affect
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// The model that comes with the package.
struct ShippedModelTests {
    private static let model = Result { try ShippedModels.load("acoustic") }

    @Test func itLoadsAndTellsNineEmotionsApart() throws {
        let model = try Self.model.get()
        #expect(model.recipe == .acoustic)
        #expect(model.taxonomy == .voice)
        #expect(model.taxonomy.count == 9)
        #expect(!model.taxonomy.contains(.contempt))
        #expect((0..<1).contains(model.threshold))
    }

    @Test func itsCardNamesDataLicencesAndFigures() throws {
        let card = try #require(try Self.model.get().card)
        #expect(card.sources.map(\.corpus).contains("emodb"))
        for source in card.sources {
            #expect(source.clips > 0 && source.speakers > 1 && !source.licence.isEmpty, "\(source.corpus)")
            #expect(source.emotions.count >= 2 && source.emotions.allSatisfy { Emotion(rawValue: $0) != nil })
        }
        #expect(card.isNonCommercial)
        #expect(card.sources.contains { $0.licence.contains("NC") && $0.isNonCommercial })
        #expect(card.figures.map(\.corpus) == card.sources.map(\.corpus))
        for figure in card.figures {
            #expect(figure.unweightedAverageRecall > figure.chance, "\(figure.corpus)")
            // Figure and interval are of one measurement: the mean over folds is near what is pooled.
            let interval = try (#require(figure.interval.first), #require(figure.interval.last))
            #expect(interval.0 < interval.1, "\(figure.corpus)")
            #expect((interval.0...interval.1).contains(figure.unweightedAverageRecall), "\(figure.corpus)")
            #expect(!figure.protocolName.hasPrefix("random"), "\(figure.corpus)")
        }
    }

    @Test func itReads() throws {
        let reading = try VoiceReader(model: Self.model.get()).read(Signal.vowel(pitch: 200, seconds: 1.5))
        #expect(reading.scores.values.count == 9)
        #expect(reading.warnings.contains(.nonCommercialModel))
        #expect(reading.model.name == "acoustic")
    }

    @Test func aNameThatIsNoneNamesThoseThatAre() {
        #expect(throws: VoiceEmotionError.noSuchModel(name: "acustic", known: ["acoustic", "encoder", "encoder-free"]))
        {
            try ShippedModels.load("acustic")
        }
    }

    @Test func aFileIsAModelToo() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "own.safetensors")
            try Voices.model().write(to: file)
            #expect(try ShippedModels.load(file.path).recipe.name == "small")
        }
    }
}

struct ResourceFoldersTests {
    @Test func theFolderThatIsGivenComesFirst() throws {
        try withTemporaryDirectory { folder in
            let models = folder.appending(path: "Models")
            try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
            let file = models.appending(path: "acoustic.safetensors")
            try Data([1]).write(to: file)
            let found = ResourceFolders.file(
                "Models/acoustic.safetensors", environment: ["NUNCHI_RESOURCES": folder.path])
            #expect(found?.resolvingSymlinksInPath() == file.resolvingSymlinksInPath())
        }
    }

    @Test func aFolderWithoutTheFileIsPassedOver() throws {
        try withTemporaryDirectory { folder in
            let found = ResourceFolders.file(
                "Models/acoustic.safetensors", environment: ["NUNCHI_RESOURCES": folder.path])
            #expect(found != nil)
            #expect(found?.path.hasPrefix(folder.path) == false)
        }
        #expect(ResourceFolders.file("Models/acoustic.safetensors", environment: ["NUNCHI_RESOURCES": ""]) != nil)
        #expect(ResourceFolders.file("Models/none.safetensors", environment: [:]) == nil)
    }
}
