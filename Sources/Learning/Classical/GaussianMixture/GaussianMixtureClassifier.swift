internal import Foundation

/// A Gaussian mixture for each class and Bayes's rule, as in the classic models of emotion in speech: a clip is many frames,
/// and its score for a class is their mean log-likelihood.
public struct GaussianMixtureClassifier: ProbabilisticClassifier, Hashable {
    /// Number of classes that it was asked to know.
    public let classes: Int

    /// Number of features of a frame.
    public let features: Int

    /// The classes with training rows, ascending.
    public let present: [Int]

    /// The density of each of `present`.
    public let mixtures: [GaussianMixture]

    /// The probability of each of `present` before anything is heard.
    public let priors: [Double]

    /// Fits.
    ///
    /// - Parameters:
    ///   - data: rows or frames; each of its present classes needs at least as many as there are components. A class's prior
    ///     is its share of the weights, so balanced class weights make all equal.
    ///   - allowed: for each row and class whether the class could have been the row's answer, as for rows from a corpus that
    ///     lacks some; nil for all. Densities are each class's own; priors are those under which the rows' classes, each out
    ///     of those allowed for it, are likeliest.
    ///   - threads: how many work at once; they change nothing in the result.
    public init(
        fitting data: LabelledTable, settings: GaussianMixture.Settings = .init(), allowed: [[Bool]]? = nil,
        threads: Int = 1
    ) throws(LearningError) {
        try data.requireTwoClasses("Gaussian mixture")
        if let allowed { try data.check(allowed) }
        var mixtures: [GaussianMixture] = []
        var totals: [Double] = []
        for label in data.present {
            let rows = data.labels.indices.filter { data.labels[$0] == label && data.weights[$0] > 0 }
            let weights = rows.map { Float(data.weights[$0]) }
            mixtures.append(
                try GaussianMixture(
                    fitting: data.features.selecting(rows), weights: weights, settings: settings, threads: threads))
            totals.append(rows.reduce(0) { $0 + data.weights[$1] })
        }
        let whole = totals.reduce(0, +)
        let shares = totals.map { $0 / whole }
        self.init(
            classes: data.classes, present: data.present, mixtures: mixtures,
            priors: allowed.map { Self.priors(from: shares, data, allowed: $0) } ?? shares)
    }

    /// The classes' probabilities where rows had different classes to choose from, by minorisation and maximisation (Hunter,
    /// "MM algorithms for generalized Bradley-Terry models", Annals of Statistics 32, 2004).
    ///
    /// - Parameter shares: of the weights, of each present class.
    private static func priors(from shares: [Double], _ data: LabelledTable, allowed: [[Bool]]) -> [Double] {
        var choices: [[Bool]: Double] = [:]
        let whole = data.weights.reduce(0, +)
        for (row, mask) in allowed.enumerated() {
            choices[data.present.map { mask[$0] }, default: 0] += data.weights[row] / whole
        }
        // In an order that does not change from run to run.
        let sets = choices.sorted { $0.key.lexicographicallyPrecedes($1.key) { !$0 && $1 } }
        var priors = shares
        for _ in 0..<1000 {
            var rates = [Double](repeating: 0, count: priors.count)
            for (mask, weight) in sets {
                let reach = zip(mask, priors).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
                for label in mask.indices where mask[label] && reach > 0 { rates[label] += weight / reach }
            }
            let next = zip(shares, rates).map { $1 > 0 ? $0 / $1 : 0 }
            let total = next.reduce(0, +)
            let change = zip(next, priors).map { abs($0 / total - $1) }.max() ?? 0
            priors = next.map { $0 / total }
            if change < 1e-12 { break }
        }
        return priors
    }

    /// A classifier of known densities, in the order of `present`.
    init(classes: Int, present: [Int], mixtures: [GaussianMixture], priors: [Double]) {
        (self.classes, self.present, self.mixtures, self.priors) = (classes, present, mixtures, priors)
        features = mixtures.first?.features ?? 0
    }

    /// The probability of each class for a single row.
    public func probabilities(_ row: [Float]) throws(LearningError) -> [Double] {
        try probabilities(clip: [row])
    }

    /// The probability of each class for a clip.
    ///
    /// - Parameters:
    ///   - frames: at least one row.
    ///   - effectiveFrames: how many independent frames the clip counts as. Neighbouring frames repeat each other, so that
    ///     their number would make every clip a certainty; 1 takes the mean, a good value follows from held-out clips
    ///     (`TemperatureScaling` on the scores).
    public func probabilities(clip frames: [[Float]], effectiveFrames: Double = 1) throws(LearningError) -> [Double] {
        var result = [Double](repeating: 0, count: classes)
        let scores = zip(try self.scores(clip: frames), priors).map { effectiveFrames * $0 + log($1) }
        for (label, share) in zip(present, softmax(scores)) { result[label] = share }
        return result
    }

    /// The mean log-likelihood of a clip's frames under each of `present`.
    public func scores(clip frames: [[Float]]) throws(LearningError) -> [Double] {
        var scores: [Double] = []
        for mixture in mixtures { scores.append(try mixture.meanLogLikelihood(frames)) }
        return scores
    }
}

extension GaussianMixtureClassifier {
    /// `weights` (present x components), `means` (present x components x features), `covariances` (one axis of features more,
    /// or two for full ones), `priors`, `present` and the number of `classes`.
    public var parameters: [String: LearnedArray] {
        let form = mixtures.first?.covariance ?? .diagonal
        let shape = [present.count, mixtures.first?.weights.count ?? 0]
        let floats = { (values: [Double]) in values.map { Float($0) } }
        return [
            "weights": LearnedArray(floats(mixtures.flatMap(\.weights)), shape: shape),
            "means": LearnedArray(floats(mixtures.flatMap { $0.means.flatMap { $0 } }), shape: shape + [features]),
            "covariances": LearnedArray(
                floats(mixtures.flatMap { $0.covariances.flatMap { $0 } }),
                shape: shape + (form == .full ? [features, features] : [features])),
            "priors": LearnedArray(floats(priors)), "present": LearnedArray(present),
            "classes": LearnedArray([classes]),
        ]
    }

    /// The model that `parameters` came from.
    public init(parameters: [String: LearnedArray]) throws(LearningError) {
        let stored = StoredParameters(model: "Gaussian mixture", arrays: parameters)
        let classes = try stored.integer("classes", in: 2..<1_000_000)
        let present = try stored.integers("present", shape: [nil], in: 0..<classes)
        let shape = try stored.shape("means")
        guard present.count >= 2, shape.count == 3, shape[0] == present.count, shape[1] > 0, shape[2] > 0 else {
            throw stored.problem("means", "has the shape \(shape)")
        }
        let (components, width) = (shape[1], shape[2])
        let form: GaussianMixture.Covariance = try stored.shape("covariances").count == 4 ? .full : .diagonal
        let size = form == .full ? width * width : width
        let weights = try stored.floats("weights", shape: [shape[0], components]).map { Double($0) }
        let means = try stored.floats("means", shape: [shape[0], components, width]).map { Double($0) }
        let covariances = try stored.floats(
            "covariances", shape: [shape[0], components] + (form == .full ? [width, width] : [width])
        ).map { Double($0) }
        let priors = try stored.floats("priors", shape: [present.count]).map { Double($0) }
        var mixtures: [GaussianMixture] = []
        for index in present.indices {
            let places = index * components..<(index + 1) * components
            mixtures.append(
                try GaussianMixture(
                    covariance: form, weights: Array(weights[places]),
                    means: places.map { Array(means[$0 * width..<($0 + 1) * width]) },
                    covariances: places.map { Array(covariances[$0 * size..<($0 + 1) * size]) }))
        }
        self.init(classes: classes, present: present, mixtures: mixtures, priors: priors)
    }
}
