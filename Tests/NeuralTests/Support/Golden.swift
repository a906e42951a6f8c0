import Foundation
import Neural

/// A file that generate.py beside the goldens computed.
struct Golden {
    let file: SafeTensors

    init(_ name: String) throws {
        let url = Bundle.module.url(forResource: name, withExtension: "safetensors", subdirectory: "Goldens")
        file = try SafeTensors(contentsOf: url ?? URL(fileURLWithPath: "Goldens/\(name).safetensors"))
    }

    func tensor(_ name: String) throws -> Tensor {
        guard let tensor = file.tensors[name] else { throw Missing(name: name) }
        return tensor
    }

    func numbers(_ name: String) throws -> [Double] {
        try tensor(name).elements.map(Double.init)
    }

    func targets() throws -> [Int] {
        guard let targets = file.integers["targets"] else { throw Missing(name: "targets") }
        return targets.elements.map { Int($0) }
    }

    /// The tensors under `initial/` or `final/`.
    func network(_ part: String) -> [String: Tensor] {
        Dictionary(
            uniqueKeysWithValues: file.tensors.compactMap {
                $0.key.hasPrefix("\(part)/") ? (String($0.key.dropFirst(part.count + 1)), $0.value) : nil
            })
    }

    struct Missing: Error {
        let name: String
    }
}

/// The largest difference between two lists, in units of max(absolute, relative · |expected|): at most 1 is close.
func distance(
    _ found: [Double], _ expected: [Double], absolute: Double, relative: Double
) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).map { abs($0 - $1) / max(absolute, relative * abs($1)) }
        .reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
}

/// The same over the tensors of two networks; infinite if names or shapes differ.
func distance(
    _ found: [String: Tensor], _ expected: [String: Tensor], absolute: Double, relative: Double
) -> Double {
    let names = Set(expected.keys.filter { !$0.hasSuffix("num_batches_tracked") })
    guard Set(found.keys) == names else { return .infinity }
    return names.map { name in
        guard let a = found[name], let b = expected[name], a.shape == b.shape else { return .infinity }
        return distance(
            a.elements.map(Double.init), b.elements.map(Double.init), absolute: absolute, relative: relative)
    }.max() ?? 0
}
