import Reporting
import Testing

struct TextTableTests {
    @Test func columnsLineUp() {
        var table = TextTable([.init("감정"), .init("score", .right), .init("file")])
        table.append(["기쁨", "0.61", "a.wav"])
        table.append(["anger", "12", "이름\n.wav"])
        table.append(["😀"])
        #expect(
            table.text == """
                감정   score  file
                ─────  ─────  ──────────
                기쁨    0.61  a.wav
                anger     12  이름\\n.wav
                😀

                """)
    }

    @Test func asciiTable() {
        var table = TextTable([.init("file", limit: 6), .init("n", .right)], glyphs: .ascii)
        table.append(["long-name.wav", "1"])
        #expect(table.text == "file    n\n------  -\nlon...  1\n")
    }

    @Test func everyLineOfAColumnStartsAtTheSameColumn() {
        let words = ["a", "가나", "e\u{301}e", "😀", "👨‍👩‍👧x", "漢", ""]
        var table = TextTable([.init("x"), .init("y"), .init("z")])
        for word in words { table.append([word, word + word, "|"]) }
        let places = table.text.split(separator: "\n").dropFirst(2).map { line in
            DisplayWidth.of(String(line.prefix { $0 != "|" }))
        }
        #expect(places.count == words.count)
        #expect(Set(places).count == 1)
    }

    @Test func bars() {
        #expect(Glyphs.unicode.bar(0.5, width: 4) == "██  ")
        #expect(Glyphs.unicode.bar(1.0 / 32, width: 4) == "▏   ")
        #expect(Glyphs.unicode.bar(1, width: 3) == "███")
        #expect(Glyphs.ascii.bar(0.5, width: 4) == "##  ")
        for glyphs in Glyphs.allCases {
            for share in [-1, 0, 0.001, 0.3333, 0.999, 1, 7, Double.nan, .infinity] {
                #expect(DisplayWidth.of(glyphs.bar(share, width: 10)) == 10)
            }
            #expect(glyphs.bar(.nan, width: 2) == "  ")
            #expect(glyphs.bar(0.5, width: -3) == "")
        }
    }

    @Test func localeDecidesTheGlyphs() {
        #expect(Glyphs(environment: ["LANG": "ko_KR.UTF-8"]) == .unicode)
        #expect(Glyphs(environment: ["LANG": "en_US.utf8"]) == .unicode)
        #expect(Glyphs(environment: ["LANG": "en_US.UTF-8", "LC_ALL": "C"]) == .ascii)
        #expect(Glyphs(environment: ["LANG": "ko_KR.UTF-8", "LC_ALL": ""]) == .unicode)
        #expect(Glyphs(environment: [:]) == .ascii)
    }
}
