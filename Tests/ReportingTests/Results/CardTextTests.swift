import Affect
import Foundation
import Reporting
import Testing
import VoiceEmotion

/// A model's card as people and programs see it, of the model that comes with the package.
struct CardTextTests {
    @Test(arguments: Language.allCases)
    func sourcesFiguresAndLicence(_ language: Language) throws {
        let model = try ShippedModels.load("acoustic")
        let card = try #require(model.card)
        let text = CardText(model, language: language).text
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0] == CardText(model, language: language).summary)
        #expect(lines[0].hasPrefix("acoustic 1 · "))
        for emotion in model.taxonomy.emotions {
            #expect(lines[0].contains(ReadingPhrase.emotion(emotion).text(in: language)))
        }
        for source in card.sources {
            #expect(
                lines.contains {
                    $0.hasPrefix(source.corpus) && $0.contains("\(source.clips)") && $0.hasSuffix(source.licence)
                })
        }
        for figure in card.figures {
            let recall = NumberText.fixed(figure.unweightedAverageRecall, decimals: 3)
            #expect(
                lines.contains {
                    $0.hasPrefix(figure.corpus) && $0.contains(recall) && $0.hasSuffix(figure.protocolName)
                })
        }
        #expect(lines.last == "! " + CommandPhrase.nonCommercial.text(in: language))
    }

    @Test func aModelWithoutACardIsOneLine() throws {
        var model = try ShippedModels.load("acoustic")
        model.card = nil
        let card = CardText(model, language: .english)
        #expect(card.text == card.summary)
        guard case .object(let object) = card.json else {
            Issue.record("no object")
            return
        }
        #expect(object.members.map(\.key) == ["schema", "name", "version", "recipe", "classes"])
    }

    /// What a stranger meets stands before what was learned from, with how the clips were heard and when nothing is named.
    @Test(arguments: Language.allCases)
    func degradedFiguresAndNaming(_ language: Language) throws {
        var model = try ShippedModels.load("acoustic")
        model.card = ModelCard(
            sources: [
                ModelCard.Source(
                    corpus: "made", clips: 9, speakers: 2, emotions: ["joy"], licence: "CC0", isNonCommercial: false)
            ],
            figures: [
                ModelCard.Figure(
                    corpus: "made", protocolName: "leave-one-corpus-out", clips: 9, classes: 2,
                    unweightedAverageRecall: 0.6, interval: [0.5, 0.7], chance: 0.5, heard: ["plain", "babble:10"])
            ],
            seed: 4, naming: ModelCard.Naming(threshold: 0.313, clips: 1234, classes: 9, named: 0.504, right: 0.598))
        let text = CardText(model, language: language).text
        let places = try [
            "0.600", CommandPhrase.cardHeard("plain, babble:10").text(in: language),
            CommandPhrase.cardNaming(threshold: "0.31", classes: 9, clips: 1234, named: "50", right: "60")
                .text(in: language),
            CommandPhrase.trainedOn.text(in: language),
        ].map { try #require(text.range(of: $0), "\($0) in \(text)").lowerBound }
        #expect(places == places.sorted())
        let json = CardText(model, language: language).json.compact
        #expect(json.contains(#""chance_uar":0.5,"heard":["plain","babble:10"]}]"#))
        #expect(json.contains(#""naming":{"threshold":0.313,"n":1234,"classes":9,"named":0.504,"right":0.598}"#))
    }

    /// A model of words names words.
    @Test func namingOfWords() throws {
        func phrase(_ language: Language, _ task: ClassList.Task) -> String {
            CommandPhrase.cardNaming(
                threshold: "0.31", classes: 4, clips: 9, named: "50", right: "60", task: task
            ).text(in: language)
        }
        #expect(phrase(.english, .words).hasPrefix("A word is named") && phrase(.english, .words).contains("(4 words)"))
        #expect(phrase(.english, .emotion).contains("(4 emotions)"))
        #expect(phrase(.korean, .words).contains("낱말 4가지"))
    }

    @Test func json() throws {
        var model = try ShippedModels.load("acoustic")
        model.card = ModelCard(
            sources: [
                ModelCard.Source(
                    corpus: "made", clips: 9, speakers: 2, emotions: ["joy", "anger"], licence: "CC0",
                    isNonCommercial: false)
            ],
            figures: [
                ModelCard.Figure(
                    corpus: "made", protocolName: "grouped:2", clips: 9, classes: 2, unweightedAverageRecall: 2.0 / 3,
                    interval: [0.5, 0.75], chance: 0.5)
            ], seed: 4)
        let text = CardText(model, language: .korean).json.compact
        #expect(
            text.hasPrefix(
                #"{"schema":"nunchi.model/1","name":"acoustic","version":"1","recipe":"acoustic","classes":["neutral","joy""#
            ))
        #expect(
            text.hasSuffix(
                #""sources":[{"corpus":"made","clips":9,"speakers":2,"emotions":["joy","anger"],"licence":"CC0","#
                    + #""non_commercial":false}],"figures":[{"corpus":"made","protocol":"grouped:2","n":9,"classes":2,"#
                    + #""uar":0.666667,"uar_ci95":[0.5,0.75],"chance_uar":0.5}],"non_commercial":false,"seed":4}"#))
        #expect(!CardText(model, language: .english).text.contains("!"))
    }
}
