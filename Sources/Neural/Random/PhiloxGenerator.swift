internal import CNeural

/// A counter-based random generator: Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as
/// 1, 2, 3; SC 2011).
///
/// The n-th number of a stream is a function of seed, stream and n, so streams are independent and need no state to be
/// saved but their names. Results do not change with the version of the standard library.
public struct PhiloxGenerator: RandomNumberGenerator, Sendable {
    private let key: (UInt32, UInt32)
    private let stream: (UInt32, UInt32)
    private var block: UInt64 = 0
    private var words: (UInt64, UInt64) = (0, 0)
    private var used = 2

    /// A generator at the start of a stream.
    public init(seed: UInt64, stream: UInt64 = 0) {
        key = PhiloxGenerator.words(of: seed)
        self.stream = PhiloxGenerator.words(of: stream)
    }

    static func words(of number: UInt64) -> (UInt32, UInt32) {
        (UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32))
    }

    /// The block of four words at a counter, as in the paper.
    package static func block(
        counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        let counter = [counter.0, counter.1, counter.2, counter.3]
        var words: [UInt32] = [0, 0, 0, 0]
        nk_philox(counter, [key.0, key.1], &words)
        return (words[0], words[1], words[2], words[3])
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        if used == 2 {
            let low = PhiloxGenerator.words(of: block)
            let four = PhiloxGenerator.block(counter: (low.0, low.1, stream.0, stream.1), key: key)
            words = (UInt64(four.1) << 32 | UInt64(four.0), UInt64(four.3) << 32 | UInt64(four.2))
            block += 1
            used = 0
        }
        used += 1
        return used == 1 ? words.0 : words.1
    }

    /// A number in 0..<1, a multiple of 2^-53.
    public mutating func nextUniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A whole number in 0..<bound, each equally likely (Lemire: Fast random integer generation in an interval, 2019).
    ///
    /// - Parameter bound: at least 1.
    public mutating func nextIndex(below bound: Int) -> Int {
        let bound = UInt64(max(1, bound))
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// The numbers 0..<count in random order (Fisher and Yates).
    public mutating func nextPermutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, nextIndex(below: last + 1))
        }
        return order
    }

    /// A draw from the standard normal distribution (Box and Muller).
    public mutating func nextNormal() -> Double {
        // 1 - u lies in 0 < ... <= 1, whose logarithm is finite.
        let radius = (-2 * logarithm(1 - nextUniform())).squareRoot()
        return radius * cosine(2 * .pi * nextUniform())
    }
}
