/// What the program can say.
package enum Phrases {
    /// Every catalogue, for the tests that hold all of them to the same rules.
    package static let catalogues: [any Phrase.Type] = [
        PlotPhrase.self, ProgressPhrase.self, ErrorPhrase.self, ReadingPhrase.self, CommandPhrase.self,
        DoctorPhrase.self, ModelStorePhrase.self, TranscriptPhrase.self,
        TextPhrase.self, EvaluationPhrase.self, ComparisonPhrase.self, SearchPhrase.self, ProfilePhrase.self,
        ExportPhrase.self,
    ]
}
