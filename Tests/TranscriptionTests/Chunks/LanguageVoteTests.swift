import Testing
import Transcription

/// The language of the whole is that of most of the speech.
@Suite struct LanguageVoteTests {
    @Test func mostSpeechWins() {
        var vote = LanguageVote()
        #expect(vote.winner == nil && !vote.isMixed)
        #expect(vote.doubt(about: "en", seconds: 5) == nil)
        vote.add("ko", seconds: 10)
        #expect(vote.winner == "ko" && !vote.isMixed)
        vote.add("en", seconds: 4)
        vote.add("en", seconds: 7)
        #expect(vote.winner == "en" && vote.isMixed)
    }

    @Test func ofEqualsTheEarlier() {
        var vote = LanguageVote()
        vote.add("ko", seconds: 3)
        vote.add("en", seconds: 3)
        #expect(vote.winner == "ko")
    }

    @Test func aShortChunkOfAnotherLanguageIsDoubted() {
        var vote = LanguageVote()
        vote.add("ko", seconds: 1.5)
        #expect(vote.doubt(about: "nn", seconds: 0.8) == nil)
        vote.add("ko", seconds: 1.5)
        #expect(vote.doubt(about: "ko", seconds: 1) == nil)
        #expect(vote.doubt(about: "nn", seconds: 1.1) == "ko")
        #expect(vote.doubt(about: "nn", seconds: 1.2) == nil)
    }
}
