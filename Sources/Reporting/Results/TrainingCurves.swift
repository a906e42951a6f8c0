import Synchronization
public import VoiceEmotion

/// Collects the epochs of a training, for a picture and for the terminal.
public final class TrainingCurves: Sendable {
    private struct Course {
        var losses: [Double] = []
        var recalls: [Double] = []
    }

    private let courses = Mutex<[Int: Course]>([:])

    /// Curves without an epoch.
    public init() {}

    /// Takes in an epoch.
    public func take(_ epoch: VoiceTrainer.Progress) {
        courses.withLock { courses in
            courses[epoch.member, default: Course()].losses.append(epoch.loss)
            if let recall = epoch.validationRecall { courses[epoch.member]?.recalls.append(recall) }
        }
    }

    /// Loss and recall of a member so far, each as a number and a small curve.
    public func line(ofMember member: Int, width: Int = 12, glyphs: Glyphs = .unicode) -> String {
        let course = courses.withLock { $0[member] ?? Course() }
        func part(_ name: String, _ values: [Double], decimals: Int) -> String? {
            values.last.map {
                let curve = Sparkline.text(values, width: width, glyphs: glyphs)
                return "\(name) \(NumberText.fixed($0, decimals: decimals)) \(curve)"
            }
        }
        return [part("loss", course.losses, decimals: 4), part("UAR", course.recalls, decimals: 3)]
            .compactMap { $0 }.joined(separator: "  ")
    }

    /// The curves of all members as a picture; recalls are there where speakers were held out to stop early.
    public func plot(of recipe: String, language: Language) -> TrainingCurvesPlot {
        let courses = courses.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
        let isOne = courses.count == 1
        func curves(_ values: (Course) -> [Double], _ phrase: PlotPhrase) -> [TrainingCurvesPlot.Curve] {
            courses.enumerated().map { number, course in
                let name = phrase.text(in: language)
                return TrainingCurvesPlot.Curve(
                    PlotLabel(isOne ? name : "\(name) \(number + 1)"), values: values(course))
            }
        }
        var plot = TrainingCurvesPlot(
            loss: curves(\.losses, .training), recall: curves(\.recalls, .validation))
        if isOne, let recalls = courses.first?.recalls, let best = recalls.max() {
            plot.bestEpoch = recalls.firstIndex(of: best).map { $0 + 1 }
        }
        plot.subtitle = recipe
        return plot
    }
}
