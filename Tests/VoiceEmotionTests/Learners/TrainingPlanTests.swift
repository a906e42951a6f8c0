import Foundation
import Testing
import VoiceEmotion

/// Training plans of today and of the first model files.
struct TrainingPlanTests {
    private static let old = """
        {"optimiser":{"kerasAdam":{}},"epochs":3,"batchSize":8,"labelSmoothing":0,"balancesClasses":false,"members":1,
        "speeds":[1]}
        """

    @Test func aPlanOfTheFirstFilesHasTheDefaults() throws {
        let plan = try JSONDecoder().decode(TrainingPlan.self, from: Data(Self.old.utf8))
        #expect(plan == TrainingPlan(optimiser: .kerasAdam, epochs: 3, batchSize: 8))
        #expect(plan.loss == .crossEntropy)
        #expect(plan.mixup == nil && plan.specAugment == nil && plan.gradientClipping == nil)
    }

    @Test func aPlanOfTheFirstKindIsWrittenAsBefore() throws {
        let plan = TrainingPlan(optimiser: .kerasAdam, epochs: 3, batchSize: 8)
        let written = try JSONSerialization.jsonObject(with: JSONEncoder().encode(plan)) as? [String: Any]
        let before = try JSONSerialization.jsonObject(with: Data(Self.old.utf8)) as? [String: Any]
        #expect(written?.keys.sorted() == before?.keys.sorted())
    }

    @Test func everySettingSurvives() throws {
        let plan = TrainingPlan(
            optimiser: .adamW(learningRate: 0.1, weightDecay: 0.2), epochs: 1, batchSize: 2, loss: .focal(focus: 1.5),
            specAugment: TrainingPlan.SpecAugmentPlan(masks: 2, bands: 3, frames: 4), mixup: 0.25, gradientClipping: 5,
            timeShift: 6, noise: 0.5)
        #expect(try JSONDecoder().decode(TrainingPlan.self, from: JSONEncoder().encode(plan)) == plan)
    }

    @Test func settingsAreChangedByName() throws {
        let recipe = try VoiceRecipe.named("cnn")
        let changed = try recipe.changing("training.loss", to: .text("focal:2"))
            .changing("training.mixup", to: .number(0.3)).changing("training.specAugment.bands", to: .number(5))
        #expect(changed.training.loss == .focal(focus: 2))
        #expect(changed.training.mixup == 0.3)
        #expect(changed.training.specAugment?.bands == 5)
        #expect(try changed.changing("training.mixup", to: .none).training.mixup == nil)
        #expect(throws: VoiceEmotionError.self) { try recipe.changing("training.loss", to: .text("hinge")) }
    }

    @Test func layersAreChangedByTheirNumber() throws {
        let recipe = try VoiceRecipe.named("cnn3d")
        let changed = try recipe.changing("learner.layers.1.filters", to: .number(24))
        guard case .layers(let plan) = changed.learner, case .convolution(let filters, _, _, _) = plan.layers[0] else {
            Issue.record("no convolution")
            return
        }
        #expect(filters == 24)
        for setting in ["learner.layers.0.filters", "learner.layers.99.filters", "learner.layers.1.units"] {
            #expect(throws: VoiceEmotionError.self) { try recipe.changing(setting, to: .number(24)) }
        }
    }
}
