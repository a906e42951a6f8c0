/// Weights that let rare classes count as much as frequent ones.
public enum ClassWeights {
    /// For each class: samples / (classes that occur x samples of the class), as scikit-learn's `balanced`; 0 for a class without samples.
    public static func balanced(_ labels: [Int], classes: Int) -> [Float] {
        var counts = [Int](repeating: 0, count: classes)
        for label in labels { counts[label] += 1 }
        let present = counts.filter { $0 > 0 }.count
        return counts.map { $0 == 0 ? 0 : Float(labels.count) / Float(present * $0) }
    }
}
