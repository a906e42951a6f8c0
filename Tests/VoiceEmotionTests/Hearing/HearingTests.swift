import Foundation
import Testing
import VoiceEmotion

/// Ways of hearing by their names.
struct HearingTests {
    private static let all: [Hearing] = [
        .plain, .speed(0.9), .babble(10), .babble(-2.5), .noise(0), .telephone, .rate(8000), .room(0.5),
        .chain([.babble(10), .telephone]), .chain([.room(0.25), .noise(20), .rate(11_025)]),
    ]

    @Test(arguments: all)
    func namesAreReadBack(_ hearing: Hearing) throws {
        #expect(Hearing(name: hearing.name) == hearing)
        let written = try JSONEncoder().encode([hearing])
        #expect(try JSONDecoder().decode([Hearing].self, from: written) == [hearing])
    }

    @Test func namesOfPeople() {
        #expect(Hearing(name: "babble:10") == .babble(10))
        #expect(Hearing(name: "telephone") == .telephone)
        #expect(Hearing(name: "room:0.5+noise:15") == .chain([.room(0.5), .noise(15)]))
        #expect(Hearing.names.allSatisfy { Hearing(name: $0) != nil })
        #expect(Hearing.plain == .speed(1))
        #expect(Hearing(name: "plain") == .plain && Hearing.plain.name == "plain")
        #expect(Hearing(name: "plain+telephone") == .chain([.plain, .telephone]))
    }

    @Test(arguments: [
        "", "+", "telephone+", "telephone:1", "babble", "babble:", "babble:x", "babble:nan", "babble:10:2", "noise:99",
        "speed:0", "speed:9", "speed:-1", "rate:100", "rate:1e9", "rate:inf", "room:0", "room:60", "radio",
        "babble:10+radio",
    ])
    func whatIsNoHearing(_ name: String) throws {
        #expect(Hearing(name: name) == nil)
        let text = try JSONEncoder().encode([name])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Hearing].self, from: text) }
    }

    /// Speeds may stand as numbers, in the same limits.
    @Test func numbersAreSpeeds() throws {
        #expect(try JSONDecoder().decode([Hearing].self, from: Data("[1.1]".utf8)) == [.speed(1.1)])
        for text in ["[0]", "[-1]", "[1e30]", "[true]", "[null]"] {
            #expect(throws: DecodingError.self, "\(text)") {
                try JSONDecoder().decode([Hearing].self, from: Data(text.utf8))
            }
        }
    }

    @Test(arguments: [("hearingsOfEach", -1), ("hearingsOfEach", 0), ("speeds", 0), ("noise", -1), ("mixup", -1)])
    func settingsOutsideTheirLimitsAreRefused(_ name: String, _ value: Int) throws {
        let error = #expect(throws: VoiceEmotionError.self) {
            try VoiceRecipe.encoderRobust.changing("training." + name, toText: "\(value)")
        }
        #expect(error?.code == "voice.setting")
    }

    @Test func aPlanHasASpeed() throws {
        let plan = TrainingPlan(optimiser: .kerasAdam, epochs: 3, batchSize: 8, speeds: [])
        let written = try JSONEncoder().encode(plan)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(TrainingPlan.self, from: written) }
    }
}
