import Affect
import AudioSignal
import Corpora
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Models of words read words.
struct WordReaderTests {
    /// Three "words": vowels of different formants.
    private static let vowels: [(word: String, formants: [Double])] = [
        ("2", [300, 2300, 3000]), ("10", [750, 1200, 2500]), ("1", [400, 800, 2300]),
    ]

    private static func sound(_ word: Int, speaker: Int, seconds: Double = 0.35) -> Waveform {
        Signal.vowel(
            pitch: 110 + 20 * Double(speaker),
            formants: vowels[word].formants.map { $0 * (1 + 0.03 * Double(speaker)) },
            seconds: seconds, sampleRate: 22_050)
    }

    private static let trained = Result { try model() }

    private static func model() throws -> VoiceModel {
        var recipe = VoiceRecipe.seedCNNLSTM
        recipe.task = .words
        (recipe.training.epochs, recipe.training.speeds, recipe.training.batchSize) = (40, [1], 3)
        // So few clips are learned by heart, without changes.
        (recipe.training.mixup, recipe.training.specAugment, recipe.training.timeShift) = (nil, nil, nil)
        let features = try VoiceFeatureSets.load(recipe.features)
        var rows: [FeatureTable.Row] = []
        for speaker in 0..<4 {
            for word in vowels.indices {
                let name = vowels[word].word
                let clip = Recording(
                    file: URL(filePath: "/made/\(name)/\(speaker).wav"), label: name, emotion: nil, corpus: "made",
                    speaker: "s\(speaker)")
                let array = try features.array(of: sound(word, speaker: speaker))
                rows.append(FeatureTable.Row(recording: clip, label: name, variants: [array]))
            }
        }
        let table = FeatureTable(rows: rows, failures: [], corpus: "made", task: .words)
        return try VoiceTrainer(recipe: recipe, seed: 1, threads: 2).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
    }

    @Test func wordsAreSortedAsNumbersAre() throws {
        #expect(try Self.trained.get().classes.labels == ["1", "2", "10"])
    }

    @Test func theWordIsRead() throws {
        let reader = try WordReader(model: Self.trained.get())
        for word in Self.vowels.indices {
            // With silence around it, as recordings have.
            let sound = Self.sound(word, speaker: 2).mono
            let silence = [Float](repeating: 0, count: 6000)
            let reading = try reader.read(
                Waveform(samples: silence + sound + silence, sampleRate: 22_050), source: "a.wav")
            #expect(reading.word == Self.vowels[word].word)
            #expect(reading.source == "a.wav")
            #expect(abs(reading.scores.reduce(0) { $0 + $1.score } - 1) < 1e-9)
            #expect(reading.confidence == reading.scores[0].score)
            #expect(reading.scores.map(\.score) == reading.scores.map(\.score).sorted(by: >))
            #expect(reading.warnings.isEmpty)
        }
    }

    @Test func anUnsureWordIsNotNamed() throws {
        var model = try Self.trained.get()
        model.threshold = 1
        let reading = try WordReader(model: model).read(Self.sound(0, speaker: 1))
        #expect(reading.word == nil)
        #expect(reading.warnings == [.lowConfidence])
    }

    @Test func aModelOfWordsSurvivesItsFile() throws {
        let model = try Self.trained.get()
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "words.safetensors")
            try model.write(to: file)
            let read = try WordReader(model: VoiceModel(contentsOf: file)).read(Self.sound(1, speaker: 2))
            #expect(try read == WordReader(model: model).read(Self.sound(1, speaker: 2)))
        }
    }

    @Test func silenceAndNothingAreRefused() throws {
        let reader = try WordReader(model: Self.trained.get())
        let silence = Waveform(samples: [Float](repeating: 0, count: 22_050), sampleRate: 22_050)
        #expect(throws: VoiceEmotionError.silent(peak: 0)) { try reader.read(silence) }
        #expect(throws: VoiceEmotionError.tooShort(seconds: 0.05, needed: 0.1)) {
            try reader.read(Signal.vowel(pitch: 120, seconds: 0.05, sampleRate: 22_000))
        }
    }

    @Test func emotionsAndWordsAreNotMistakenForEachOther() throws {
        #expect(throws: VoiceEmotionError.otherTask(model: "seed-cnn-lstm", tells: "words", wanted: "emotion")) {
            try VoiceReader(model: Self.trained.get())
        }
        #expect(throws: VoiceEmotionError.otherTask(model: "small", tells: "emotion", wanted: "words")) {
            try WordReader(model: Voices.model())
        }
    }

    @Test func shortWordsAreLearned() async throws {
        try await withTemporaryDirectory { folder in
            for speaker in 0..<2 {
                for word in Self.vowels.indices {
                    let place = folder.appending(path: "\(Self.vowels[word].word)/s\(speaker)")
                    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                    let sound = Self.sound(word, speaker: speaker, seconds: 0.15)
                    _ = try sound.write(to: place.appending(path: "a.wav"))
                }
            }
            try Data(
                ("file\tlabel\tspeaker\n"
                    + (0..<6).map {
                        "\(Self.vowels[$0 % 3].word)/s\($0 / 3)/a.wav\t\(Self.vowels[$0 % 3].word)\ts\($0 / 3)\n"
                    }
                    .joined()).utf8
            ).write(to: folder.appending(path: "manifest.tsv"))
            let corpus = try Corpus(contentsOf: folder, name: "made")
            let table = try await FeatureTable(of: [corpus], features: MelImage(), task: .words, jobs: 1)
            #expect(table.failures.isEmpty)
            #expect(table.rows.count == 6)
            #expect(table.classes.labels == ["1", "2", "10"])
        }
    }
}
