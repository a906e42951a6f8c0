import Affect
import Foundation
import Learning
import Neural

extension VoiceModel {
    private static let inputName = "features"

    /// The model as an ONNX file of opset 17, whose scores are those that readings have.
    ///
    /// Standardising, calibration and the mean over an ensemble's members are in the file. It takes a batch of clips of one
    /// length; sequences may have any. Forests and support vector machines use operations of `ai.onnx.ml`.
    ///
    /// - Parameter profile: a speaker's, to read this speaker with.
    /// - Throws: `ModelExportError.noForm`, `NeuralError` for a layer that has no form in ONNX;
    ///   `VoiceEmotionError.otherProfile` or `.noProfiles` where the profile does not fit.
    public func exported(profile: SpeakerProfile? = nil) throws -> ExportedModel {
        try profile?.check(for: self)
        if profile != nil, !takesProfiles { throw VoiceEmotionError.noProfiles(model: recipe.name) }
        var graph = ONNXGraph()
        let lengths = inputShape.enumerated().map { axis, length in
            length.map { ONNXDimension.fixed($0) } ?? .free(axis == 0 ? "frames" : "places_\(axis + 1)")
        }
        let input = ONNXValue(name: Self.inputName, shape: [.free("batch")] + lengths)
        var scaled = scaling.write(to: &graph, input: input)
        let heard = scaled
        if let profile {
            let own = profile.statistics.shrunk(halfway: recipe.profile?.halfway ?? 0)
            scaled = graph.standardised(scaled, mean: own.mean, deviation: own.usedDeviation)
        }
        let logits = try (profile == nil ? learners : profiled).map { try $0.write(to: &graph, input: scaled) }
        // The softmax of a mean of logits is what a mean of logarithms of softmaxes makes.
        let joinsLogits = recipe.learner.averagesLogarithms
        let parts =
            joinsLogits
            ? [graph.mean(logits)] : logits
        let shares = parts.map { graph.softmax(graph.divided($0, by: temperature)) }
        let mean = graph.mean(shares)
        var outputs = [graph.finish(mean, as: "scores")]
        var ports = [ExportedModel.Output(name: "scores", shape: [classes.count])]
        if let emotions = classes.taxonomy?.emotions {
            for (name, axis) in [("valence", \ValenceArousal.valence), ("arousal", \ValenceArousal.arousal)] {
                if name == "arousal", let arousal {
                    outputs.append(graph.finish(try arousal.write(to: &graph, input: heard), as: name))
                    ports.append(ExportedModel.Output(name: name, shape: []))
                    continue
                }
                let places = graph.constant(emotions.map { Float($0.coordinates[keyPath: axis]) })
                let value = graph.add("MatMul", outputs[0], places, shape: [.free("batch")])
                outputs.append(graph.finish(value, as: name))
                ports.append(ExportedModel.Output(name: name, shape: []))
            }
        }
        let origin = try ModelInput(of: self)
        let notes = try ExportNotes(self, input: origin, profile: profile)
        let data = graph.encoded(
            name: identity.name, input: input, outputs: outputs, metadata: notes.metadata, producer: "nunchi",
            description: notes.description)
        return ExportedModel(
            data: data, inputName: Self.inputName, input: origin, outputs: ports, metadata: notes.metadata)
    }
}

extension ArousalHead {
    /// Adds the linear function, its value kept within -1...1.
    fileprivate func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let row = input.shape.count > 2 ? try Flatten().write(to: &graph, input: input) : input
        let product = graph.add("MatMul", row, graph.constant(regression.weights), shape: [.free("batch")])
        let sum = graph.add("Add", product, graph.constant(Float(regression.intercept)), shape: product.shape)
        return graph.add("Clip", sum, graph.constant(-1), graph.constant(1), shape: product.shape)
    }
}

extension FeatureScaling {
    /// Adds what is done to a clip's features before a learner sees them; rows are joined before.
    fileprivate func write(to graph: inout ONNXGraph, input: ONNXValue) -> ONNXValue {
        guard let standardiser else { return input }
        let scaled = graph.standardised(input, mean: standardiser.mean, deviation: standardiser.deviation)
        guard limit.isFinite else { return scaled }
        let (low, high) = (graph.constant(-limit), graph.constant(limit))
        return graph.add("Clip", scaled, low, high, shape: input.shape)
    }
}

extension ONNXGraph {
    fileprivate mutating func standardised(_ value: ONNXValue, mean: [Float], deviation: [Float]) -> ONNXValue {
        let (mean, deviation) = (constant(mean), constant(deviation))
        return add("Div", add("Sub", value, mean, shape: value.shape), deviation, shape: value.shape)
    }

    /// The mean of values of one shape.
    fileprivate mutating func mean(_ values: [ONNXValue]) -> ONNXValue {
        values.count == 1 ? values[0] : add("Mean", values, results: 1, shape: values[0].shape)[0]
    }

    fileprivate mutating func divided(_ value: ONNXValue, by temperature: Double) -> ONNXValue {
        guard temperature != 1 else { return value }
        let divisor = constant(Float(temperature))
        return add("Div", value, divisor, shape: value.shape)
    }
}
