/// Turns texts into features. It keeps its memory from text to text and serves one thread.
struct FeatureExtractor {
    private let options: TextFeatureOptions
    private let lists: WordLists
    private let wordCounts: [UInt64: UInt8]
    private let characterOrders: UInt32
    private let jamoOrders: UInt32
    private let longestCharacters: Int
    private let longestJamo: Int

    private(set) var text = NormalizedText()
    private var tokenizer = Tokenizer()
    private var strengths: [Float] = []
    private var letters: [UInt32] = []
    private var folding = KoreanFolding()
    private var korean: KoreanSequences?

    /// The features of the last text.
    private(set) var features = FeatureList()

    /// - Parameter wordCounts: how often the training texts have a word, on a logarithmic scale, by its number.
    init(options: TextFeatureOptions, lists: WordLists, wordCounts: [UInt64: UInt8]) {
        self.options = options
        self.lists = lists
        self.wordCounts = wordCounts
        characterOrders = options.characterOrders.reduce(0) { $0 | 1 << UInt32($1) }
        jamoOrders = options.jamoOrders.reduce(0) { $0 | 1 << UInt32($1) }
        longestCharacters = options.characterOrders.max() ?? 0
        longestJamo = options.jamoOrders.max() ?? 0
        korean = options.korean.map(KoreanSequences.init)
    }

    /// The scalars of each piece of the last text.
    var pieces: [Range<Int>] { tokenizer.pieces }

    /// The numbers of the last text's words, each once, without drawn-out ones.
    var plainWords: Set<UInt64> {
        Set(
            tokenizer.tokens.lazy.filter { token in
                token.isWord && !(token.start..<token.end).contains { text.marks[$0].contains(.repeated) }
            }.map(\.number))
    }

    /// Finds a text's features.
    mutating func extract(_ bytes: UnsafeBufferPointer<UInt8>) {
        TextNormalizer.normalize(bytes, into: &text)
        if korean == nil { Elongation.resolve(&text, counts: wordCounts) } else { folding.fold(&text) }
        tokenizer.cut(text)
        features.removeAll()
        if korean != nil {
            korean?.add(text, pieces: tokenizer.pieces, to: &features)
            return
        }
        weighPieces()
        negate()
        addWords()
        for piece in tokenizer.pieces.indices { addLetters(of: piece) }
    }

    // MARK: Strength

    /// Pieces after an intensifier, in capitals or drawn out count more, those after a diminisher less.
    private mutating func weighPieces() {
        strengths.removeAll(keepingCapacity: true)
        for _ in tokenizer.pieces { strengths.append(1) }
        let tokens = tokenizer.tokens
        for index in tokens.indices where tokens[index].isWord {
            let token = tokens[index]
            var strength: Float = 1
            if index > 0 {
                let before = tokens[index - 1].number
                if lists.intensifiers.contains(before) { strength *= options.strength }
                if lists.diminishers.contains(before) { strength /= options.strength }
            }
            var capitals = 0
            var isDrawnOut = false
            for place in token.start..<token.end {
                if text.marks[place].contains(.capital) { capitals += 1 }
                if text.marks[place].contains(.repeated) { isDrawnOut = true }
            }
            let isLoud = capitals > 1 && capitals == token.end - token.start
            if isLoud || isDrawnOut { strength *= options.strength }
            if isLoud { addMark(1, piece: token.piece) }
            if isDrawnOut { addMark(2, piece: token.piece) }
            if strength != 1 { strengths[token.piece] = strength }
        }
    }

    private mutating func addMark(_ mark: UInt64, piece: Int) {
        features.append(FeatureHash.marked(.mark, mark), strength: 1, from: piece, to: piece)
    }

    // MARK: Words

    private mutating func addWords() {
        let tokens = tokenizer.tokens
        guard let first = tokens.first, let last = tokens.last else { return }
        let wantsPairs = options.wordOrders.contains(2)
        let wantsTriples = options.wordOrders.contains(3)
        let beginning = UInt64(Placeholder.beginning)
        let end = UInt64(Placeholder.end)
        for (index, token) in tokens.enumerated() {
            let piece = token.piece
            if options.wordOrders.contains(1) {
                features.append(token.number, strength: strengths[piece], from: piece, to: piece)
            }
            for list in lists.lists[token.number] ?? [] {
                features.append(FeatureHash.marked(.list, list), strength: strengths[piece], from: piece, to: piece)
            }
            let before = index > 0 ? tokens[index - 1] : nil
            if wantsPairs {
                features.append(
                    FeatureHash.pair(before?.number ?? beginning, token.number), strength: 1,
                    from: before?.piece ?? piece, to: piece)
            }
            guard wantsTriples else { continue }
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            features.append(
                FeatureHash.triple(before?.number ?? beginning, token.number, next?.number ?? end), strength: 1,
                from: before?.piece ?? first.piece, to: next?.piece ?? last.piece)
        }
        if wantsPairs {
            features.append(FeatureHash.pair(last.number, end), strength: 1, from: last.piece, to: last.piece)
        }
    }

    /// Negated words count less, and also as what they are.
    private mutating func negate() {
        guard !lists.negators.isEmpty || !lists.trailingNegators.isEmpty else { return }
        let tokens = tokenizer.tokens
        var reach = 0
        for (index, token) in tokens.enumerated() {
            if !token.isWord {
                if Self.endsClause(text.scalars[token.start]) { reach = 0 }
                continue
            }
            if index > 0, tokens[index - 1].isWord, startsWithNegator(token) { addNegated(tokens[index - 1]) }
            if lists.negators.contains(token.number) {
                reach = options.negationScope
            } else if reach > 0 {
                addNegated(token)
                reach -= 1
            }
        }
    }

    private mutating func addNegated(_ token: TextToken) {
        let piece = token.piece
        let strength = strengths[piece]
        features.append(FeatureHash.marked(.negated, token.number), strength: strength, from: piece, to: piece)
        for list in lists.lists[token.number] ?? [] {
            features.append(FeatureHash.marked(.negatedList, list), strength: strength, from: piece, to: piece)
        }
        strengths[piece] = strength * options.negatedStrength
    }

    private func startsWithNegator(_ token: TextToken) -> Bool {
        lists.trailingNegators.contains { negator in
            negator.count <= token.end - token.start
                && negator.indices.allSatisfy { negator[$0] == text.scalars[token.start + $0] }
        }
    }

    /// `.`, `!`, `?`, `,`, `;` and `:`.
    private static func endsClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x21, 0x3F, 0x2C, 0x3B, 0x3A: true
        default: false
        }
    }

    // MARK: Letters

    private mutating func addLetters(of piece: Int) {
        let range = tokenizer.pieces[piece]
        if characterOrders != 0 {
            letters.removeAll(keepingCapacity: true)
            letters.append(0x20)
            for place in range { letters.append(text.scalars[place]) }
            letters.append(0x20)
            addSequences(.letters, orders: characterOrders, longest: longestCharacters, piece: piece)
        }
        if jamoOrders != 0 {
            letters.removeAll(keepingCapacity: true)
            letters.append(0x20)
            for place in range { Jamo.append(text.scalars[place], to: &letters) }
            letters.append(0x20)
            addSequences(.jamo, orders: jamoOrders, longest: longestJamo, piece: piece)
        }
    }

    private mutating func addSequences(_ kind: FeatureHash.Kind, orders: UInt32, longest: Int, piece: Int) {
        let strength = strengths[piece]
        let seed = FeatureHash(kind)
        let count = letters.count
        for start in 0..<count {
            var hash = seed
            let limit = min(longest, count - start)
            var length = 1
            while length <= limit {
                hash.add(UInt64(letters[start + length - 1]))
                if orders >> UInt32(length) & 1 == 1 {
                    features.append(hash.key, strength: strength, from: piece, to: piece)
                }
                length += 1
            }
        }
    }
}
