/// Where a text model comes from and how good it is; written by the program that trained it.
public struct TextModelCard: Codable, Sendable, Hashable {
    /// A data set that the model was trained on.
    public struct Source: Codable, Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Texts used.
        public var texts: Int
        /// Its licence.
        public var licence: String

        /// A data set.
        public init(name: String, texts: Int, licence: String) {
            (self.name, self.texts, self.licence) = (name, texts, licence)
        }
    }

    /// A figure and how it was measured.
    public struct Figure: Codable, Sendable, Hashable {
        /// What was measured, such as `macro_f1`.
        public var name: String
        /// The value.
        public var value: Double
        /// The 95 % interval, two numbers; empty when there is none.
        public var interval: [Double]
        /// On which texts, such as `goemotions dev`.
        public var data: String
        /// Number of texts.
        public var texts: Int

        /// A figure.
        public init(name: String, value: Double, interval: [Double] = [], data: String, texts: Int) {
            (self.name, self.value, self.interval, self.data, self.texts) = (name, value, interval, data, texts)
        }
    }

    /// The data sets.
    public var sources: [Source]
    /// Figures on texts that were not trained on.
    public var figures: [Figure]
    /// The seed that training started from.
    public var seed: UInt64
    /// How the thresholds were chosen.
    public var thresholds: String

    /// A card.
    public init(sources: [Source] = [], figures: [Figure] = [], seed: UInt64 = 0, thresholds: String = "") {
        (self.sources, self.figures, self.seed, self.thresholds) = (sources, figures, seed, thresholds)
    }
}
