import Foundation
import Reporting
import Testing

/// Every phrase of every catalogue is there, in both languages, and is not the same words twice.
struct WordingTests {
    private static func wordings() -> [(catalogue: String, wording: Wording)] {
        func all<Catalogue: Phrase>(_ type: Catalogue.Type) -> [(catalogue: String, wording: Wording)] {
            type.examples.map { ("\(type)", $0.wording) }
        }
        return Phrases.catalogues.flatMap { all($0) }
    }

    private func hasHangul(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    }

    @Test func noPhraseIsEmptyOrAlikeByAccident() {
        #expect(Self.wordings().count > 40)
        for (catalogue, wording) in Self.wordings() {
            for text in [wording.korean, wording.english] {
                #expect(!text.isEmpty, "\(catalogue): \(wording)")
                #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(catalogue): \(wording)")
            }
            if !wording.isAlike {
                #expect(wording.korean != wording.english, "\(catalogue)")
                #expect(hasHangul(wording.korean), "\(catalogue): \(wording)")
                #expect(!hasHangul(wording.english), "\(catalogue): \(wording)")
            }
        }
    }

    @Test func noPhraseIsWordedTwice() {
        for language in Language.allCases {
            let texts = Self.wordings().map { "\($0.catalogue): \($0.wording[language])" }
            let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
            #expect(counts.filter { $0.value > 1 }.isEmpty)
        }
    }

    /// The examples hold every case: the case names are read from the source, as Swift does not list them.
    @Test(arguments: ["PlotPhrase", "ProgressPhrase"])
    func examplesHoldEveryCase(_ name: String) throws {
        let source = try Self.source("Sources/Reporting/Wording/\(name).swift")
        let declared = source.matches(of: #/\n    case (\w+)/#).map { String($0.1) }
        let type = try #require(Phrases.catalogues.first { "\($0)" == name })
        #expect(Set(declared) == Set(Self.caseNames(type)))
        #expect(declared.count > 2)
    }

    @Test func everyErrorHasWords() throws {
        let source = try Self.source("Sources/Reporting/ReportingError.swift")
        let declared = source.matches(of: #/\n    case (\w+)/#).map { String($0.1) }
        let worded = ErrorPhrase.examples.map { phrase in
            switch phrase {
            case .reporting(let error): Self.caseName(error)
            }
        }
        #expect(Set(declared) == Set(worded))
    }

    @Test func errorsNameTheRemedy() {
        let error = ReportingError.libraryMissing(
            library: "librsvg-2.so.2", aptPackage: "librsvg2-2", brewPackage: "librsvg")
        for language in Language.allCases {
            let text = ErrorPhrase(error).text(in: language)
            #expect(text.contains("apt install librsvg2-2"))
            #expect(text.contains("brew install librsvg"))
            #expect(text.contains("librsvg-2.so.2"))
        }
        #expect(error.description == ErrorPhrase(error).text(in: .english))
    }

    private static func caseNames<Catalogue: Phrase>(_ type: Catalogue.Type) -> [String] {
        type.examples.map { caseName($0) }
    }

    private static func caseName(_ value: some Any) -> String {
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    }

    private static func source(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
