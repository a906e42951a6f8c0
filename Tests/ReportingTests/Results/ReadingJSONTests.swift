import Affect
import Foundation
import Reporting
import Testing

/// Other programs rely on every key of these objects.
struct ReadingJSONTests {
    @Test func aReadingToTheLetter() throws {
        let reading = try Made.reading(warnings: [.clipped, .nonCommercialModel])
        let point = reading.valenceArousal
        let first = try Made.scores([6, 2, 2]).valenceArousal
        let last = try Made.scores([1, 7, 2]).valenceArousal
        func number(_ value: Double) -> String { "\((value * 1e4).rounded() / 1e4)" }
        #expect(
            reading.json.compact
                == #"{"schema":"nunchi.reading/1","source":"clip.wav","seconds":3.25,"modality":"voice","#
                + #""emotion":"anger","confidence":0.5,"scores":{"anger":0.5,"joy":0.3,"neutral":0.2},"#
                + #""valence":\#(number(point.valence)),"arousal":\#(number(point.arousal)),"va_source":"derived","arousal_source":"derived","#
                + #""timeline":[{"start":0.0,"end":2.0,"emotion":"anger","#
                + #""scores":{"anger":0.6,"joy":0.2,"neutral":0.2},"#
                + #""valence":\#(number(first.valence)),"arousal":\#(number(first.arousal))},"#
                + #"{"start":0.5,"end":2.5,"emotion":null,"scores":null,"valence":null,"arousal":null},"#
                + #"{"start":1.25,"end":3.25,"emotion":"joy","scores":{"anger":0.1,"joy":0.7,"neutral":0.2},"#
                + #""valence":\#(number(last.valence)),"arousal":\#(number(last.arousal))}],"#
                + #""model":{"name":"acoustic","version":"1"},"warnings":["clipped","non_commercial_model"]}"#)
    }

    @Test func anUnsureReadingNamesNoEmotion() throws {
        let text = try Made.reading(threshold: 0.9).json.compact
        #expect(text.contains(#""emotion":null,"confidence":0.5"#))
        #expect(text.hasSuffix(#""warnings":["low_confidence"]}"#))
    }

    @Test func aHostileNameStaysOneLineOfJSON() throws {
        let name = "a\n\"b\"\u{1b}[31m.wav"
        let text = try Made.reading(source: name).json.compact
        #expect(!text.contains("\n") && !text.contains("\u{1b}"))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["source"] as? String == name)
    }

    @Test func printingInEveryForm() throws {
        let reading = try Made.reading(source: "a, b.wav", warnings: [.clipped, .shortInput])
        let json = ReadingPrinter(format: .json, language: .korean, taxonomy: Made.taxonomy)
        #expect(json.header == nil)
        #expect(json.text(of: reading) == reading.json.compact)
        let csv = ReadingPrinter(format: .csv, language: .korean, taxonomy: Made.taxonomy)
        #expect(
            csv.header
                == "source,seconds,emotion,confidence,valence,arousal,score_anger,score_joy,score_neutral,warnings")
        let row = csv.text(of: reading)
        #expect(row.hasPrefix("\"a, b.wav\",3.250,anger,0.500000,"))
        #expect(row.hasSuffix(",0.500000,0.300000,0.200000,clipped short_input"))
        let text = ReadingPrinter(format: .text, language: .english, taxonomy: Made.taxonomy)
        #expect(text.header == nil)
        #expect(text.text(of: reading) == ReadingText(language: .english, glyphs: .unicode).text(of: reading))
    }
}

struct ReadingTableTests {
    @Test func aRowHasAFieldForEachColumn() throws {
        let table = ReadingTable(taxonomy: .voice)
        let row = table.row(try Made.reading())
        #expect(row.count == table.header.count)
        let fields = Dictionary(uniqueKeysWithValues: zip(table.header, row))
        #expect(fields["score_anger"] == "0.500000")
        #expect(fields["score_boredom"] == "0.000000")
        #expect(fields["warnings"] == "")
    }

    @Test func anUnsureReadingHasNoEmotion() throws {
        let table = ReadingTable(taxonomy: Made.taxonomy)
        #expect(table.row(try Made.reading(threshold: 0.9))[2] == "")
    }
}
