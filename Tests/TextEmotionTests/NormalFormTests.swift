import Foundation
import Testing
import TextEmotion

/// What the features see of a text.
@Suite struct NormalFormTests {
    @Test(arguments: [
        ("  Hello   World \n", "hello world"), ("SOOOOO good", "soo good"), ("wow!!!!!!", "wow!!"),
        ("ㅠㅠㅠㅠ 슬퍼", "ㅠㅠ 슬퍼"), ("I’m “fine”…", "i'm \"fine\".."), ("ＨＥＬＬＯ", "hello"), ("", ""), (" \t\n", ""),
        ("1000 and 3.50", "<number> and <number>"), ("call me at 10:30", "call me at <number>"),
        ("see https://a.example/x?y=1 now", "see <address> now"), ("www.example.com", "<address>"),
        ("@sam and u/kim", "<user> and <user>"), ("mail a@b.example", "mail a@b.example"),
        ("[NAME] is [RELIGION]", "<person> is <person>"), ("[sic]", "[sic]"),
        ("👍🏽", "👍"), ("❤️", "<heart>"), ("a\u{200B}b", "ab"), ("\u{E000}x", "x"),
    ])
    func folds(text: String, form: String) {
        #expect(NormalForm.of(text) == form)
    }

    @Test(arguments: [
        (":-)", "<smile>"), (":)", "<smile>"), ("ok :))))", "ok <smile>"), (":(", "<frown>"), (":'(", "<crying>"),
        (":D", "<grin>"), ("XD", "<grin>"), (";)", "<wink>"), (":P", "<tongue>"), ("<3", "<heart>"),
        ("</3", "<brokenHeart>"),
        ("^^", "<smile>"), ("T_T", "<crying>"), (":/", "<skeptical>"), ("-_-", "<blank>"), (">:(", "<angry>"),
        ("good:)", "good<smile>"),
    ])
    func knowsEmoticons(text: String, form: String) {
        #expect(NormalForm.of(text) == form)
    }

    @Test(arguments: ["exdo", "box dinner", "a:dog", "c:/windows", "http", "x", "what:pass", "not_t", "tt"])
    func takesNoWordForAnEmoticon(text: String) {
        #expect(NormalForm.of(text) == text)
    }

    @Test(arguments: ["café", "한국어 텍스트", "Ångström", "ñandú", "각", "Việt Nam"])
    func compositionDoesNotCount(text: String) {
        let composed = text.precomposedStringWithCanonicalMapping
        let decomposed = text.decomposedStringWithCanonicalMapping
        #expect(Array(composed.utf8) != Array(decomposed.utf8))
        #expect(NormalForm.of(composed) == NormalForm.of(decomposed))
    }

    @Test func knowsWhereThingsStood() {
        let text = "é 😀 sooo"
        let places = NormalForm.places(in: text)
        let bytes = Array(text.utf8)
        #expect(places.map { String(decoding: bytes[$0], as: UTF8.self) } == ["é", " ", "😀", " ", "s", "o", "oo"])
    }
}
