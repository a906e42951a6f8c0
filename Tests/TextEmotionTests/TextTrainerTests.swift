import Foundation
import NunchiTesting
import Testing
import TextEmotion

/// Training on a small made set.
@Suite struct TextTrainerTests {
    @Test func learnsWhatThereIsToLearn() throws {
        let model = try MadeTexts.model.get()
        let result = TextEvaluation(
            of: model, on: MadeTexts.texts(120, seed: 99), data: "made", trainingTexts: 200, seed: 1)
        #expect(result.macroF1 > 0.95)
        #expect(result.microF1 > 0.95)
        #expect(try #require(result.areaUnderCurve) > 0.98)
        #expect(try #require(result.emotionAccuracy) > 0.95)
        #expect(result.macroInterval.contains(result.macroF1))
        #expect(model.card.thresholds.contains("held-out"))
    }

    @Test func sameSeedSameBytesWhateverTheThreads() throws {
        try withTemporaryDirectory { folder in
            func bytes(seed: UInt64, threads: Int) throws -> Data {
                let file = folder.appending(path: "model")
                try TextTrainer(recipe: MadeTexts.recipe, seed: seed, threads: threads)
                    .train(on: MadeTexts.texts(100)).write(to: file)
                return try Data(contentsOf: file)
            }
            let first = try bytes(seed: 3, threads: 1)
            #expect(try bytes(seed: 3, threads: 3) == first)
            #expect(try bytes(seed: 4, threads: 1) != first)
        }
    }

    @Test func unknownLabelsOfATextAreNoTruth() throws {
        // The last label is known of the first hundred texts only; the rest have it unknown, not absent.
        let texts = MadeTexts.texts(200).enumerated().map { index, text in
            index < 100
                ? text : LabelledText(utf8: text.utf8, targets: Array(text.targets.dropLast()) + [Float.nan])
        }
        let model = try TextTrainer(recipe: MadeTexts.recipe, seed: 3).train(on: texts)
        let reading = try TextReader(models: [model]).read("the table walks on paper")
        #expect(reading.labels[0].name == "none")
        #expect(reading.labels[0].probability > 0.7)
    }

    @Test func refusesWhatCannotBeTrainedOn() throws {
        func train(_ texts: [LabelledText], _ recipe: TextRecipe = MadeTexts.recipe) throws {
            _ = try TextTrainer(recipe: recipe).train(on: texts)
        }
        #expect(throws: TextEmotionError.tooFewTexts(found: 3, needed: 20)) { try train(MadeTexts.texts(3)) }
        #expect(throws: TextEmotionError.labelWithoutTexts(label: "none")) {
            try train(MadeTexts.texts(80).filter { $0.targets[3] == 0 })
        }
        #expect(throws: TextEmotionError.self) {
            try train(MadeTexts.texts(40) + [LabelledText(utf8: [0x61], targets: [1])])
        }
        var recipe = MadeTexts.recipe
        recipe.features.characterOrders = [9]
        #expect(throws: TextEmotionError.self) { try train(MadeTexts.texts(40), recipe) }
    }

    @Test func readsLabelledFiles() throws {
        try withTemporaryDirectory { folder in
            try Data("good day\t0,2\tid\n안녕\t1\n".utf8).write(to: folder.appending(path: "train.tsv"))
            let texts = try LabelledFile.read("train", in: folder, labels: 3)
            #expect(texts.map { String(decoding: $0.utf8, as: UTF8.self) } == ["good day", "안녕"])
            #expect(texts.map(\.targets) == [[1, 0, 1], [0, 1, 0]])
            let file = folder.appending(path: "train.tsv").path
            #expect(throws: TextEmotionError.badRow(file: file, line: 1, cause: "'2' is no label from 0 to 1")) {
                try LabelledFile.read("train", in: folder, labels: 2)
            }
            #expect(throws: TextEmotionError.missingData(folder: folder.path, file: "dev.tsv")) {
                try LabelledFile.read("dev", in: folder, labels: 3)
            }
            try Data("no tab\n".utf8).write(to: folder.appending(path: "dev.tsv"))
            #expect(throws: TextEmotionError.self) { try LabelledFile.read("dev", in: folder, labels: 3) }
        }
    }
}
