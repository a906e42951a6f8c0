import Affect
import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Exported models under onnxruntime give what the models give here.
struct ExportRuntimeTests {
    /// Clips of usual length and short ones, of speakers whom no model knows.
    private static let sounds = [
        Exports.sound("anger", speaker: 4), Exports.sound("sadness", speaker: 5, seconds: 1.3),
        Exports.sound("joy", speaker: 6, seconds: 0.3),
    ]

    @Test(.enabled(if: ONNXRuntime.python != nil, Comment(rawValue: ONNXRuntime.missing)))
    func everyLearnerGivesTheSame() throws {
        try withTemporaryDirectory { folder in
            var models = try Exports.recipes().map { try Exports.model($0) }
            models.append(try Exports.model(Exports.brief(.svm), emotions: ["anger", "sadness"]))
            models.append(try Exports.model(Exports.brief(.logistic)))
            models[models.count - 1].temperature = 2.5
            var jobs: [ONNXRuntime.Job] = []
            var expected: [[[Double]]] = []
            for (index, model) in models.enumerated() {
                let reader = try ModelInputReader(model: model)
                let features = try VoiceFeatureSets.load(model.recipe.features)
                let file = folder.appending(path: "\(index).onnx")
                try model.exported().data.write(to: file)
                var job = ONNXRuntime.Job(model: file)
                for sound in Self.sounds {
                    let input = try reader.array(of: sound)
                    job.add(shape: input.shape, values: input.values)
                }
                jobs.append(job)
                expected.append(
                    try model.probabilities(of: Self.sounds.map { try features.array(of: $0) }))
            }
            let results = try ONNXRuntime.run(jobs)
            for (model, (found, wanted)) in zip(models, zip(results, expected)) {
                for (outputs, shares) in zip(found, wanted) {
                    let gap = zip(try #require(outputs["scores"]), shares).map { abs($0 - $1) }.max()
                    // Attentive pooling subtracts squares that are nearly alike where states have large means.
                    let tolerance = model.recipe.name == "tuned-attentive" ? 1e-4 : 1e-5
                    #expect(try #require(gap) <= tolerance, "\(model.recipe.name)")
                    // Something that never changes would be the same everywhere.
                    #expect(Set(wanted.map { $0[0] }).count > 1, "\(model.recipe.name)")
                }
            }
        }
    }

    @Test(.enabled(if: ONNXRuntime.python != nil, Comment(rawValue: ONNXRuntime.missing)))
    func aProfileGoesAlong() throws {
        let recipe = try #require(try Exports.recipes().first { $0.name == "committee" })
        let model = try Exports.model(recipe)
        try withTemporaryDirectory { folder in
            var maker = try VoiceReader(model: model).profileMaker()
            for take in 0..<4 {
                let clip = folder.appending(path: "\(take).wav")
                _ = try Exports.sound(take % 2 == 0 ? "anger" : "joy", speaker: 5, take: take).write(to: clip)
                try maker.add(.url(clip))
            }
            let profile = try maker.profile(named: "mina")
            let exported = try model.exported(profile: profile)
            #expect(exported.metadata["profile"] == "mina")
            let file = folder.appending(path: "mina.onnx")
            try exported.data.write(to: file)
            let features = try VoiceFeatureSets.load(recipe.features)
            let reader = try ModelInputReader(model: model)
            var job = ONNXRuntime.Job(model: file)
            for sound in Self.sounds {
                let input = try reader.array(of: sound)
                job.add(shape: input.shape, values: input.values)
            }
            let scores = try model.scores(of: Self.sounds.map { try features.array(of: $0) }, profile: profile)
            for (outputs, own) in zip(try ONNXRuntime.run([job])[0], scores) {
                let found = try #require(outputs["scores"])
                #expect(zip(found, own.values).allSatisfy { abs($0 - $1) < 1e-5 })
                #expect(abs(try #require(outputs["valence"])[0] - own.valenceArousal.valence) < 1e-5)
                #expect(abs(try #require(outputs["arousal"])[0] - own.valenceArousal.arousal) < 1e-5)
            }
        }
    }
}
