import Testing
import VoiceEmotion

/// What `--vary` takes.
struct TuningAxisTests {
    @Test(arguments: [
        ("training.epochs=10,20,40", TuningAxis.Values.choices([.number(10), .number(20), .number(40)])),
        ("training.patience=none,5", .choices([.none, .number(5)])),
        ("learner.hidden=[128],[256,128]", .choices([.numbers([128]), .numbers([256, 128])])),
        ("learner.start=keras,he", .choices([.text("keras"), .text("he")])),
        ("learner.dropout=0.3..0.6", .range(0.3...0.6, isLogarithmic: false, isWhole: false)),
        ("training.learningRate=1e-4..1e-2:log", .range(1e-4...1e-2, isLogarithmic: true, isWhole: false)),
        ("x=-2..3", .range(-2...3, isLogarithmic: false, isWhole: false)),
    ])
    func isRead(_ text: String, _ values: TuningAxis.Values) throws {
        let axis = try TuningAxis(text)
        #expect(axis.values == values)
        #expect(axis.setting == String(text.prefix { $0 != "=" }))
        #expect(try TuningAxis(axis.description) == axis)
    }

    @Test(arguments: [
        ("training.epochs", SearchError.AxisFault.form), ("=3", .form), ("training.epochs=", .form), ("a=1,,2", .form),
        ("a=[1,x]", .form), ("a=[1,2", .form), ("a=1..2:cubic", .form), ("a=2..1", .range), ("a=1..1", .range),
        ("a=x..2", .range), ("a=1..inf", .range), ("a=nan..2", .range), ("a=0..1:log", .logarithm),
        ("a=-1..1:log", .logarithm),
    ])
    func isRefused(_ text: String, _ fault: SearchError.AxisFault) {
        #expect(throws: SearchError.axis(text: text, fault: fault)) { try TuningAxis(text) }
    }
}
