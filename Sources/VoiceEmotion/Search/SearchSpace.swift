import Learning

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The settings that a search varies, each of which the recipe has.
public struct SearchSpace: Sendable, Hashable {
    /// The values of one trial, by setting.
    public typealias Values = [String: SettingValue]

    /// The axes, their settings written in full.
    public let axes: [TuningAxis]
    /// What the recipe has itself.
    let own: Values

    /// Axes that fit a recipe; without any those that are usually varied in such a recipe.
    ///
    /// - Throws: `SearchError` for an axis given twice or a recipe with nothing to vary, `VoiceEmotionError.setting` for a
    ///   setting that the recipe does not have, or a value that does not fit it.
    public init(_ axes: [TuningAxis], for recipe: VoiceRecipe) throws {
        let wanted = axes.isEmpty ? UsualAxes.of(recipe) : axes
        guard !wanted.isEmpty else { throw SearchError.nothingToVary(recipe: recipe.name) }
        var fitted: [TuningAxis] = []
        for axis in wanted {
            let next = try Self.fitted(axis, to: recipe)
            guard !fitted.contains(where: { $0.setting == next.setting }) else {
                throw SearchError.axis(text: axis.description, fault: .repeated)
            }
            fitted.append(next)
        }
        self.axes = fitted
        own = Dictionary(uniqueKeysWithValues: fitted.map { ($0.setting, recipe.value(of: $0.setting)) })
    }

    /// The axis as the recipe takes it: full name, values in the setting's form, whole numbers where no others fit.
    private static func fitted(_ axis: TuningAxis, to recipe: VoiceRecipe) throws -> TuningAxis {
        let name = recipe.fullName(of: axis.setting)
        switch axis.values {
        case .choices(let choices):
            return TuningAxis(name, .choices(try choices.map { try recipe.fitted($0, to: name) }))
        case .range(let range, let isLogarithmic, _):
            for end in [range.lowerBound, range.upperBound] {
                guard try recipe.fitted(.number(end), to: name) == .number(end) else {
                    throw VoiceEmotionError.setting(
                        name: name, value: SettingValue.number(end).description, recipe: recipe.name)
                }
            }
            let isWhole = (try? recipe.changing(name, to: .number(range.lowerBound.rounded(.down) + 0.5))) == nil
            return TuningAxis(name, .range(range, isLogarithmic: isLogarithmic, isWhole: isWhole))
        }
    }

    /// The settings of so many trials: the recipe's own first, then drawn ones, none twice. Fewer where the space holds
    /// no more. More trials begin with the same ones.
    func drawn(_ count: Int, seed: UInt64) -> [Values] {
        var all: [Values] = [own]
        var seen: Set<Values> = [own]
        while all.count < count {
            var generator = SeededGenerator(seed: seed &+ UInt64(all.count) &* 0xD1B5_4A32_D192_ED03)
            // A small space runs out; a large one practically never draws the same twice.
            let fresh = (0..<1_000).lazy.map { _ in draw(&generator) }.first { !seen.contains($0) }
            guard let fresh else { break }
            seen.insert(fresh)
            all.append(fresh)
        }
        return Array(all.prefix(count))
    }

    private func draw(_ generator: inout SeededGenerator) -> Values {
        var values: Values = [:]
        for axis in axes {
            switch axis.values {
            case .choices(let choices): values[axis.setting] = choices[generator.index(below: choices.count)]
            case .range(let range, let isLogarithmic, let isWhole):
                // 53 random bits make a number in 0..<1.
                let share = Double(generator.next() >> 11) * 0x1p-53
                values[axis.setting] = .number(
                    Self.place(share, in: range, isLogarithmic: isLogarithmic, isWhole: isWhole))
            }
        }
        return values
    }

    /// Number of combinations, which may be more than could be listed.
    func gridCount(steps: Int) -> Int {
        axes.reduce(1) { count, axis in
            let values =
                switch axis.values {
                case .choices(let choices): choices.count
                case .range: steps
                }
            let (product, overflow) = count.multipliedReportingOverflow(by: values)
            return overflow ? .max : product
        }
    }

    /// Every combination of the axes' values; a range gives its ends and what lies between them in equal steps.
    ///
    /// - Parameter steps: values of a range, at least 2.
    func grid(steps: Int) -> [Values] {
        axes.reduce([Values()]) { done, axis in
            let values: [SettingValue]
            switch axis.values {
            case .choices(let choices): values = choices
            case .range(let range, let isLogarithmic, let isWhole):
                var numbers: [Double] = []
                for step in 0..<steps {
                    let number = Self.place(
                        Double(step) / Double(steps - 1), in: range, isLogarithmic: isLogarithmic, isWhole: isWhole)
                    if !numbers.contains(number) { numbers.append(number) }
                }
                values = numbers.map(SettingValue.number)
            }
            return done.flatMap { trial in
                values.map { value in trial.merging([axis.setting: value]) { $1 } }
            }
        }
    }

    /// The value at a share of a range's length, in four digits: settings are for people too.
    private static func place(
        _ share: Double, in range: ClosedRange<Double>, isLogarithmic: Bool, isWhole: Bool
    ) -> Double {
        let (low, high) = (range.lowerBound, range.upperBound)
        let value = isLogarithmic ? exp(log(low) + share * (log(high) - log(low))) : low + share * (high - low)
        let rounded = isWhole ? value.rounded() : Self.rounded(value)
        return min(max(rounded, isWhole ? low.rounded(.up) : low), isWhole ? high.rounded(.down) : high)
    }

    private static func rounded(_ value: Double) -> Double {
        guard value != 0 else { return 0 }
        let places = 3 - Int(floor(log10(abs(value))))
        // Dividing by a whole power of ten gives the number nearest to the digits; multiplying by a fraction does not.
        let power = pow(10, Double(abs(places)))
        return places >= 0 ? (value * power).rounded() / power : (value / power).rounded() * power
    }
}
