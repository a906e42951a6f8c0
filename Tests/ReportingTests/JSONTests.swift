import Foundation
import Reporting
import Testing

struct JSONTests {
    @Test func knownValue() {
        let value: JSONValue = [
            "schema": "nunchi.reading/1", "seconds": 1.5, "n": 3, "emotion": nil, "ok": true, "z": [1, 2.0, "가\n\"\\"],
            "a": [:], "b": [],
        ]
        #expect(
            value.compact
                == #"{"schema":"nunchi.reading/1","seconds":1.5,"n":3,"emotion":null,"ok":true,"z":[1,2.0,"가\n\"\\"],"a":{},"b":[]}"#
        )
    }

    @Test func linesHoldOneValueEach() throws {
        let values: [JSONValue] = [["text": "a\nb"], ["text": "c\r\n"], nil]
        let lines = values.map(\.line).joined().split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0] == #"{"text":"a\nb"}"#)
    }

    @Test func prettyText() {
        let value: JSONValue = ["a": [1, 2], "b": [["c": 1], []], "d": [:]]
        #expect(
            value.pretty == """
                {
                  "a": [1, 2],
                  "b": [
                    {
                      "c": 1
                    },
                    []
                  ],
                  "d": {}
                }
                """)
    }

    @Test func numbersReadBackAsTheyWere() throws {
        for _ in 0..<2000 {
            let number = Double(bitPattern: .random(in: 0...UInt64.max))
            let text = JSONValue.number(number).compact
            if number.isFinite {
                #expect(Double(text) == number)
            } else {
                #expect(text == "null")
            }
            let single = Float(bitPattern: .random(in: 0...UInt32.max))
            if single.isFinite { #expect(Float(JSONValue(single).compact) == single) }
        }
        #expect(JSONValue(0.1 as Float).compact == "0.1")
        #expect(JSONValue.integer(.min).compact == "-9223372036854775808")
        #expect(JSONValue(nil as Double?).compact == "null")
        #expect(JSONValue([1, .nan] as [Double]).compact == "[1.0,null]")
    }

    @Test func textReadsBackAndKeepsToOneLine() throws {
        let text = String((0..<0x3000).compactMap { Unicode.Scalar(UInt32($0)) }.map(Character.init)) + "😀\u{10FFFF}"
        let line = JSONValue.array([.string(text)]).compact
        #expect(
            !line.unicodeScalars.contains { $0.value < 32 || $0 == "\u{2028}" || $0 == "\u{2029}" || $0 == "\u{7F}" })
        let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String]
        #expect(read.map { Array($0[0].unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test func keysKeepTheirPlaces() {
        var object: JSONObject = ["z": 1, "a": 2, "m": 3]
        object["a"] = 5
        object["b"] = "new"
        object["z"] = nil
        #expect(object.members.map(\.key) == ["a", "m", "b"])
        #expect(object["a"] == 5)
        #expect(object["b"] == "new")
        #expect(object["z"] == nil)
        object["m"] = nil
        object["z"] = true
        #expect(JSONValue.object(object).compact == #"{"a":5,"b":"new","z":true}"#)
        let repeated: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(JSONValue.object(repeated).compact == #"{"a":3,"b":2}"#)
    }
}
