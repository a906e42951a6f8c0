internal import Foundation

/// Adds sines and cosines of the place in time (Vaswani and others 2017): even features sin(t / 10000^(i / features)),
/// odd ones the cosine.
public struct PositionalEncoding: Module {
    /// The module has no settings.
    public init() {}

    /// Input and output [batch, time, features].
    public func callAsFunction(_ input: Variable) throws -> Variable {
        guard input.shape.count == 3 else {
            throw NeuralError.mismatch(
                "positional encoding", expected: "shape [batch, time, features]", found: "\(input.shape)")
        }
        let (batch, times, features) = (input.shape[0], input.shape[1], input.shape[2])
        let waves = Tensor(shape: input.shape, on: input.tape.device) { to in
            for feature in 0..<features where batch > 0 {
                let frequency = pow(10_000, -Double(feature / 2 * 2) / Double(features))
                for time in 0..<times {
                    let angle = Double(time) * frequency
                    to[time * features + feature] = Float(feature % 2 == 0 ? sin(angle) : cos(angle))
                }
            }
            for row in stride(from: 1, to: batch, by: 1) {
                (to + row * times * features).update(from: to, count: times * features)
            }
        }
        return try input.adding(input.tape.constant(waves))
    }
}
