import Reporting
import Testing

struct LanguageTests {
    @Test(arguments: [
        ("ko", Language.korean), ("KO", .korean), ("kr", .korean), ("Korean", .korean), ("한국어", .korean),
        ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}\u{110B}\u{1165}", .korean), ("ko_KR.UTF-8", .korean),
        ("en", .english), ("en-GB", .english), ("English", .english), ("C", .english), ("C.UTF-8", .english),
    ])
    func names(_ name: String, _ language: Language) { #expect(Language(named: name) == language) }

    @Test func otherNamesAreRefused() {
        for name in ["fr", "", "kow", "_"] {
            #expect(Language(named: name) == nil)
            #expect(throws: ReportingError.unknownLanguage(found: name)) {
                try Language.chosen(option: name, environment: [:])
            }
        }
    }

    @Test func theOptionBeatsTheLocale() throws {
        #expect(try Language.chosen(option: "en", environment: ["LC_ALL": "ko_KR.UTF-8"]) == .english)
    }

    @Test(arguments: [
        (["LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"], Language.korean),
        (["LC_ALL": "", "LC_MESSAGES": "ko_KR", "LANG": "en_US.UTF-8"], .korean),
        (["LANG": "ko_KR.EUC-KR"], .korean), (["LANG": "C", "LC_CTYPE": "ko_KR.UTF-8"], .english),
        (["LC_ALL": "C", "LANG": "ko_KR.UTF-8"], .english), (["LANG": "de_DE.UTF-8"], .english), ([:], .english),
    ])
    func localesAreReadInTheirOrder(_ environment: [String: String], _ language: Language) throws {
        #expect(try Language.chosen(option: nil, environment: environment) == language)
    }

    @Test func particlesFollowTheSound() {
        #expect(KoreanParticle.object.after("파일") == "파일을")
        #expect(KoreanParticle.object.after("모델이") == "모델이를")
        #expect(KoreanParticle.topic.after("기쁨") == "기쁨은")
        #expect(KoreanParticle.subject.after("분노") == "분노가")
        #expect(KoreanParticle.with.after("슬픔") == "슬픔과")
        #expect(KoreanParticle.by.after("파일") == "파일로")
        #expect(KoreanParticle.by.after("감정") == "감정으로")
        #expect(KoreanParticle.by.after("종이") == "종이로")
        #expect(KoreanParticle.object.after("clip.wav") == "clip.wav을(를)")
        #expect(KoreanParticle.by.after("clip.wav") == "clip.wav(으)로")
        #expect(KoreanParticle.subject.after("3") == "3이")
        #expect(KoreanParticle.subject.after("\"파일\"") == "\"파일\"이")
        #expect(KoreanParticle.object.after("\u{1112}\u{1161}\u{11AB}") == "\u{1112}\u{1161}\u{11AB}을")
        #expect(KoreanParticle.topic.after("") == "은(는)")
    }
}
