/// Features of Korean texts: sequences of syllables and of jamo over the text without its blanks, and negated stems.
struct KoreanSequences {
    private let syllableOrders: UInt32
    private let jamoOrders: UInt32
    private let longestSyllables: Int
    private let longestJamo: Int
    private var letters: [UInt32] = []
    /// The piece of the text that each letter comes from.
    private var owners: [Int] = []
    /// How much each letter counts: more after an intensifier and in drawn-out words.
    private var strengths: [Float] = []
    private var jamo: [UInt32] = []
    private var jamoOwners: [Int] = []
    private var jamoStrengths: [Float] = []

    init(_ options: KoreanFeatureOptions) {
        syllableOrders = options.syllableOrders.reduce(0) { $0 | 1 << UInt32($1) }
        jamoOrders = options.jamoOrders.reduce(0) { $0 | 1 << UInt32($1) }
        longestSyllables = options.syllableOrders.max() ?? 0
        longestJamo = options.jamoOrders.max() ?? 0
    }

    /// The number of a sequence of letters that is a feature where the text has it.
    static func key(of letters: String) -> UInt64 {
        var hash = FeatureHash(.joined)
        for letter in letters.unicodeScalars { hash.add(UInt64(letter.value)) }
        return hash.key
    }

    /// Adds a text's features.
    ///
    /// - Parameter pieces: the scalars of each blank-separated piece.
    mutating func add(_ text: borrowing NormalizedText, pieces: [Range<Int>], to features: inout FeatureList) {
        guard let last = pieces.indices.last else { return }
        letters.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
        strengths.removeAll(keepingCapacity: true)
        append(Placeholder.beginning, of: 0)
        for (piece, range) in pieces.enumerated() {
            for place in range {
                append(text.scalars[place], of: piece)
                if text.marks[place].contains(.repeated) { addRepeated(text.scalars[place], piece, to: &features) }
            }
        }
        append(Placeholder.end, of: last)
        strengthen()
        addSequences(of: letters, owners, strengths, .joined, syllableOrders, longestSyllables, to: &features)
        addNegated(to: &features)
        if jamoOrders != 0 { addJamo(to: &features) }
    }

    private mutating func append(_ letter: UInt32, of piece: Int) {
        letters.append(letter)
        owners.append(piece)
        strengths.append(1)
    }

    /// ㅋㅋㅋㅋ, !!!! and drawn-out syllables, of which the text has kept two and one.
    private mutating func addRepeated(_ scalar: UInt32, _ piece: Int, to features: inout FeatureList) {
        let sign: UInt64 = Hangul.isSyllable(scalar) ? 2 : UInt64(scalar)
        features.append(FeatureHash.marked(.mark, sign), strength: 1, from: piece, to: piece)
        if sign == 2 {
            for place in letters.indices.suffix(KoreanStrength.reachBack) { strengths[place] = KoreanStrength.factor }
        }
    }

    /// What follows an intensifier counts more.
    private mutating func strengthen() {
        for place in letters.indices {
            let length = KoreanStrength.intensifier(in: letters, at: place)
            guard length > 0 else { continue }
            for next in (place + length)..<min(letters.count, place + length + KoreanStrength.reach) {
                guard Hangul.isSyllable(letters[next]) else { break }
                strengths[next] = KoreanStrength.factor
            }
        }
    }

    private mutating func addJamo(to features: inout FeatureList) {
        jamo.removeAll(keepingCapacity: true)
        jamoOwners.removeAll(keepingCapacity: true)
        jamoStrengths.removeAll(keepingCapacity: true)
        for place in letters.indices {
            Jamo.append(letters[place], to: &jamo)
            while jamoOwners.count < jamo.count {
                jamoOwners.append(owners[place])
                jamoStrengths.append(strengths[place])
            }
        }
        addSequences(of: jamo, jamoOwners, jamoStrengths, .joinedJamo, jamoOrders, longestJamo, to: &features)
    }

    private func addSequences(
        of letters: [UInt32], _ owners: [Int], _ strengths: [Float], _ kind: FeatureHash.Kind, _ orders: UInt32,
        _ longest: Int,
        to features: inout FeatureList
    ) {
        let count = letters.count
        let seed = FeatureHash(kind)
        letters.withUnsafeBufferPointer { letters in
            for start in 0..<count {
                var hash = seed
                let limit = min(longest, count - start)
                var length = 1
                var strength: Float = 1
                while length <= limit {
                    hash.add(UInt64(letters[start + length - 1]))
                    strength = max(strength, strengths[start + length - 1])
                    if orders >> UInt32(length) & 1 == 1 {
                        features.append(
                            hash.key, strength: strength, from: owners[start], to: owners[start + length - 1])
                    }
                    length += 1
                }
            }
        }
    }

    // MARK: Negation

    /// The two syllables before 지 않, 지 못, 지 안, with or without a particle after 지: 좋지 않다, 재미있지는 않다.
    private func addNegated(to features: inout FeatureList) {
        for place in letters.indices.dropFirst(2) where letters[place] == Self.ji {
            var next = place + 1
            guard next < letters.count else { continue }
            if Self.particles.contains(letters[next]) { next += 1 }
            guard next < letters.count, Self.negators.contains(letters[next]) else { continue }
            for length in 1...2 where Hangul.isSyllable(letters[place - length]) {
                var hash = FeatureHash(.negated)
                for letter in letters[(place - length)..<place] { hash.add(UInt64(letter)) }
                features.append(hash.key, strength: 1, from: owners[place - length], to: owners[next])
            }
        }
    }

    private static let ji: UInt32 = 0xC9C0
    /// 는 도 를 가 만.
    private static let particles: Set<UInt32> = [0xB294, 0xB3C4, 0xB97C, 0xAC00, 0xB9CC]
    /// 않 못 안.
    private static let negators: Set<UInt32> = [0xC54A, 0xBABB, 0xC548]
}
