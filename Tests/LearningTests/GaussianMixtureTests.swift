import Learning
import NunchiTesting
import Testing

@Suite("Gaussian mixtures")
struct GaussianMixtureTests {
    @Test(
        "scikit-learn's likelihoods and means after as many steps from the same start",
        arguments: [("diag", GaussianMixture.Covariance.diagonal), ("full", .full)], [1, 25])
    func likelihoods(kind: (String, GaussianMixture.Covariance), steps: Int) throws {
        let rows = try goldenRows("mixture_rows")
        let unit: [Double] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
        let start = try GaussianMixture(
            covariance: kind.1, weights: [1.0 / 3, 1.0 / 3, 1.0 / 3],
            means: [5, 100, 200].map { rows[$0].map { Double($0) } },
            covariances: (0..<3).map { _ in kind.1 == .full ? unit : [1, 1, 1, 1] })
        let settings = GaussianMixture.Settings(iterations: steps, tolerance: 0, varianceFloor: 0)
        let mixture = try GaussianMixture(fitting: FeatureTable(rows), from: start, settings: settings)
        let found = try rows.map { row throws in try mixture.logLikelihood(row) }
        let wanted = try Golden.array("mixture_\(kind.0)_\(steps)_likelihoods").doubles
        #expect(mismatch(found, wanted, absolute: 1e-6) == nil)
        let means = try Golden.array("mixture_\(kind.0)_\(steps)_means").doubles
        #expect(mismatch(mixture.means.flatMap { $0 }, means, absolute: 1e-6) == nil)
    }

    @Test("its own start finds the groups; threads change nothing", arguments: GaussianMixture.Covariance.allCases)
    func start(covariance: GaussianMixture.Covariance) throws {
        let table = try FeatureTable(goldenRows("mixture_rows"))
        let settings = GaussianMixture.Settings(components: 3, covariance: covariance)
        let mixture = try GaussianMixture(fitting: table, settings: settings)
        #expect(abs(mixture.weights.reduce(0, +) - 1) < 1e-12)
        #expect(mixture.weights.allSatisfy { $0 > 0.2 })
        #expect(try GaussianMixture(fitting: table, settings: settings, threads: 3) == mixture)
    }

    @Test("a feature that never changes and frames all alike leave a density")
    func degenerate() throws {
        let rows = (0..<20).map { [Float($0 % 2), 5] }
        for covariance in GaussianMixture.Covariance.allCases {
            let mixture = try GaussianMixture(
                fitting: FeatureTable(rows), settings: .init(components: 3, covariance: covariance))
            #expect(try mixture.logLikelihood([0, 5]).isFinite)
            #expect(try mixture.logLikelihood([0, 5]) > mixture.logLikelihood([0, 6]))
        }
        #expect(throws: LearningError.tooFewRows(model: "Gaussian mixture", found: 2, needed: 8)) {
            try GaussianMixture(fitting: FeatureTable([[1], [2]]))
        }
    }

    @Test("many frames of a clip tell its class where one cannot; what is stored is read back")
    func clips() throws {
        let (frames, labels) = twoClouds(rows: 300, columns: 4, distance: 1, seed: 2)
        let data = try LabelledTable(FeatureTable(frames), labels: labels, classes: 3)
        let model = try GaussianMixtureClassifier(fitting: data, settings: .init(components: 2))
        let (others, truth) = twoClouds(rows: 200, columns: 4, distance: 1, seed: 3)
        for label in 0..<2 {
            let clip = Array(others.indices.filter { truth[$0] == label }.prefix(40)).map { others[$0] }
            let once = try model.probabilities(clip: clip)
            let often = try model.probabilities(clip: clip, effectiveFrames: 40)
            #expect(once[label] > 0.5 && often[label] > once[label])
            #expect(once[2] == 0 && abs(once.reduce(0, +) - 1) < 1e-12)
        }
        let again = try GaussianMixtureClassifier(parameters: model.parameters)
        #expect(mismatch(try again.probabilities(others[0]), try model.probabilities(others[0]), absolute: 1e-4) == nil)
        #expect(throws: LearningError.tooFewRows(model: "Gaussian mixture", found: 0, needed: 1)) {
            try model.probabilities(clip: [])
        }
    }
}
