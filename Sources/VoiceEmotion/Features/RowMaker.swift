import AudioSignal
import Corpora

/// Makes a table's row of a recording: decodes it, hears it in each way, and computes the features.
struct RowMaker: Sendable {
    let features: any VoiceFeatureSet
    let task: ClassList.Task
    let listener: Listener
    let hearings: [Hearing]
    let drawn: [Hearing]
    let drawnOfEach: Int
    let judgedAs: [Hearing]
    let cache: FeatureCache?

    func row(of recording: Recording, label: String) throws -> FeatureTable.Row {
        let options = DecodingOptions(
            sampleRate: features.sampleRate, channels: .mix, start: recording.span?.lowerBound ?? 0,
            end: recording.span?.upperBound)
        let waveform = try Waveform(contentsOf: recording.file, options: options)
        try VoiceInput.check(waveform, task: task)
        let own = hearings + listener.choice(of: drawnOfEach, from: drawn, for: waveform)
        let variants = try own.map { try array(of: waveform, as: $0) }
        let judged = listener.test(among: judgedAs, for: waveform)
        let known = own.firstIndex(of: judged).map { variants[$0] }
        return FeatureTable.Row(
            recording: recording, label: label, variants: variants,
            judged: try known ?? array(of: waveform, as: judged))
    }

    private func array(of waveform: Waveform, as hearing: Hearing) throws -> FeatureArray {
        let samples = try listener.heard(waveform, as: hearing).mono
        guard let cache else { return try features.array(of: samples) }
        let key = FeatureCache.Key(
            content: FeatureCache.digest(of: samples, sampleRate: features.sampleRate),
            settings: ["features", features.identity])
        let kept = try cache.values(for: key) {
            let array = try features.array(of: samples)
            return [FeatureCache.Values(shape: array.shape, values: array.values)]
        }
        guard let array = kept.first else { return try features.array(of: samples) }
        return FeatureArray(shape: array.shape, values: array.values)
    }
}
