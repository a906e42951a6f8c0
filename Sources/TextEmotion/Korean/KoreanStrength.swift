/// Words that make the next one stronger.
enum KoreanStrength {
    /// How much stronger. A text's features are divided by their common length, which the intensifier itself adds to, so less
    /// than about 1.4 would weaken a short text.
    static let factor: Float = 1.6

    /// How many letters after an intensifier count more.
    static let reach = 5

    /// How many letters up to a drawn-out one count more.
    static let reachBack = 4

    /// The length of the intensifier that begins at a place; 0 when none does.
    static func intensifier(in letters: [UInt32], at place: Int) -> Int {
        guard let words = table[letters[place]] else { return 0 }
        for word in words where place + word.count <= letters.count {
            if word.indices.allSatisfy({ word[$0] == letters[place + $0] }) { return word.count }
        }
        return 0
    }

    /// The words by their first letter, longer ones first.
    private static let table: [UInt32: [[UInt32]]] = {
        let words = [
            "너무너무", "너무나", "너무", "정말로", "정말", "진짜로", "진짜", "진심으로", "완전히", "완전", "매우", "아주", "굉장히", "엄청나게", "엄청", "무척",
            "몹시", "되게", "겁나", "존나", "졸라", "대단히", "참으로", "상당히", "훨씬", "심하게", "미치도록", "미친듯이",
        ].map { $0.unicodeScalars.map(\.value) }
        return Dictionary(grouping: words.sorted { $0.count > $1.count }) { $0[0] }
    }()
}
