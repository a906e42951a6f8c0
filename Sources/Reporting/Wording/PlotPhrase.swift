/// The words of plots: axis titles, default titles, notes.
public enum PlotPhrase: Phrase, Hashable {
    /// Axis: time in seconds.
    case timeSeconds
    /// Axis: time as minutes and seconds.
    case timeMinutes
    /// Axis: time as hours and minutes.
    case timeHours
    /// Axis: frequency in hertz.
    case frequency
    /// Axis: frequency in hertz at mel spacing.
    case frequencyMel
    /// Axis: number of a coefficient or band.
    case coefficient
    /// Axis: sample values.
    case amplitude
    /// Colour bar: level.
    case level
    /// Legend: fundamental frequency.
    case pitch
    /// Axis: probability of each emotion.
    case score
    /// Band of the emotion of each window.
    case emotion
    /// Valence.
    case valence
    /// Arousal.
    case arousal
    /// End of the valence axis.
    case unpleasant
    /// End of the valence axis.
    case pleasant
    /// End of the arousal axis.
    case calm
    /// End of the arousal axis.
    case activated
    /// Axis of a confusion matrix: columns.
    case predictedClass
    /// Axis of a confusion matrix: rows.
    case trueClass
    /// Column of a confusion matrix.
    case recall
    /// Note under a confusion matrix: what its cells show.
    case confusionNote
    /// Axis: training epochs.
    case epoch
    /// Axis: loss.
    case loss
    /// Axis: unweighted average recall.
    case unweightedAverageRecall
    /// Legend: the training part.
    case training
    /// Legend: the validation part.
    case validation
    /// Mark of the epoch that was kept.
    case bestEpoch(Int)
    /// Mark of what guessing reaches.
    case chance
    /// Where there is nothing to draw.
    case noData
    /// Title.
    case spectrogramTitle
    /// Title.
    case melSpectrogramTitle
    /// Title.
    case featuresTitle
    /// Title.
    case waveformTitle
    /// Title.
    case timelineTitle
    /// Title.
    case confusionTitle
    /// Title.
    case scoresTitle
    /// Title.
    case affectPlaneTitle
    /// Title.
    case trainingTitle
    /// Title.
    case comparisonTitle
    /// Note under a comparison: what the whiskers are.
    case intervalNote(percent: Int)
    /// Subtitle of an evaluation: protocol, number of clips, UAR and, where known, its 95 % interval.
    case evaluation(protocol: String, count: Int, uar: Double, interval: ClosedRange<Double>?)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .timeSeconds: Wording("시간 (초)", "Time (s)")
        case .timeMinutes: Wording("시간 (분:초)", "Time (min:s)")
        case .timeHours: Wording("시간 (시:분)", "Time (h:min)")
        case .frequency: Wording("주파수 (Hz)", "Frequency (Hz)")
        case .frequencyMel: Wording("주파수 (Hz, 멜 간격)", "Frequency (Hz, mel spacing)")
        case .coefficient: Wording("계수 번호", "Coefficient")
        case .amplitude: Wording("진폭", "Amplitude")
        case .level: Wording("세기 (dB)", "Level (dB)")
        case .pitch: Wording("기본 주파수 F0", "Fundamental frequency F0")
        case .score: Wording("확률", "Probability")
        case .emotion: Wording("감정", "Emotion")
        case .valence: Wording("정서가", "Valence")
        case .arousal: Wording("각성도", "Arousal")
        case .unpleasant: Wording("불쾌", "unpleasant")
        case .pleasant: Wording("유쾌", "pleasant")
        case .calm: Wording("차분", "calm")
        case .activated: Wording("고조", "activated")
        case .predictedClass: Wording("예측", "Predicted")
        case .trueClass: Wording("실제", "True")
        case .recall: Wording("재현율", "Recall")
        case .confusionNote: Wording("칸: 녹음 수와 행 안의 비율", "cells: clips and share of row")
        case .epoch: Wording("에폭", "Epoch")
        case .loss: Wording("손실", "Loss")
        case .unweightedAverageRecall: Wording("비가중 평균 재현율 (UAR)", "Unweighted average recall (UAR)")
        case .training: Wording("학습", "training")
        case .validation: Wording("검증", "validation")
        case .bestEpoch(let epoch): Wording("최적 에폭 \(epoch)", "best epoch \(epoch)")
        case .chance: Wording("무작위 추측", "chance")
        case .noData: Wording("표시할 값이 없습니다", "no values to show")
        case .spectrogramTitle: Wording("스펙트로그램", "Spectrogram")
        case .melSpectrogramTitle: Wording("멜 스펙트로그램", "Mel spectrogram")
        case .featuresTitle: Wording("시간에 따른 특징 값", "Features over time")
        case .waveformTitle: Wording("파형", "Waveform")
        case .timelineTitle: Wording("시간에 따른 감정 표현", "Expressed emotion over time")
        case .confusionTitle: Wording("혼동 행렬", "Confusion matrix")
        case .scoresTitle: Wording("감정별 확률", "Probability of each emotion")
        case .affectPlaneTitle: Wording("정서가–각성도 평면", "Valence–arousal plane")
        case .trainingTitle: Wording("학습 곡선", "Training curves")
        case .comparisonTitle: Wording("비교", "Comparison")
        case .intervalNote(let percent):
            Wording("오차 막대: \(percent) % 신뢰 구간", "Whiskers: \(percent) % confidence interval")
        case .evaluation(let name, let count, let uar, let interval):
            evaluationWording(name, count, uar, interval)
        }
    }

    /// One value of each case.
    public static let examples: [PlotPhrase] = [
        .timeSeconds, .timeMinutes, .timeHours, .frequency, .frequencyMel, .coefficient, .amplitude, .level, .pitch,
        .score, .emotion, .valence, .arousal, .unpleasant, .pleasant, .calm, .activated, .predictedClass, .trueClass,
        .recall, .confusionNote, .epoch, .loss, .unweightedAverageRecall, .training, .validation, .bestEpoch(7),
        .chance,
        .noData, .spectrogramTitle, .melSpectrogramTitle, .featuresTitle, .waveformTitle, .timelineTitle,
        .confusionTitle, .scoresTitle, .affectPlaneTitle, .trainingTitle, .comparisonTitle, .intervalNote(percent: 95),
        .evaluation(protocol: "leave-one-speaker-out", count: 535, uar: 0.771, interval: 0.74...0.80),
    ]

    private func evaluationWording(
        _ name: String, _ count: Int, _ uar: Double, _ interval: ClosedRange<Double>?
    ) -> Wording {
        let value = NumberText.fixed(uar, decimals: 3)
        let bounds = interval.map {
            "\(NumberText.fixed($0.lowerBound, decimals: 3))–\(NumberText.fixed($0.upperBound, decimals: 3))"
        }
        let korean = bounds.map { " (95 % 신뢰 구간 \($0))" } ?? ""
        let english = bounds.map { " (95 % CI \($0))" } ?? ""
        return Wording(
            "프로토콜 \(name) · 클립 \(count)개 · UAR \(value)\(korean)",
            "protocol \(name) · n = \(count) · UAR \(value)\(english)")
    }
}
