import Foundation
import Testing

/// Expects that a run failed on its only input, and told of it in one line: which file, what is wrong, what helps.
///
/// - Parameters:
///   - name: what the line must call the input.
///   - cause: a part of the wording of what is wrong.
func expectFailure(
    _ run: ProgramRun, naming name: String, cause: String, code: Int32 = 1,
    at place: SourceLocation = #_sourceLocation
) {
    #expect(!run.crashed, "ended by signal \(run.code)", sourceLocation: place)
    #expect(run.code == code, "\(run.errors)", sourceLocation: place)
    #expect(run.output.isEmpty, "\(run.output)", sourceLocation: place)
    #expect(run.errorLines.count == 1, "\(run.errors)", sourceLocation: place)
    let line = run.errorLines.first ?? ""
    #expect(line.hasPrefix("nunchi: "), "\(line)", sourceLocation: place)
    #expect(line.contains(name + ": "), "\(line)", sourceLocation: place)
    #expect(line.contains(cause), "\(line)", sourceLocation: place)
    // The remedy stands in parentheses at the end.
    #expect(line.hasSuffix(")") && line.contains(" ("), "\(line)", sourceLocation: place)
}

/// Expects that a run with `--json` failed on its only input, and told of it as one `nunchi.error/1` line.
func expectJSONFailure(
    _ run: ProgramRun, source: String, code: String, exit: Int32 = 1, at place: SourceLocation = #_sourceLocation
) throws {
    #expect(!run.crashed, "ended by signal \(run.code)", sourceLocation: place)
    #expect(run.code == exit, "\(run.output)\(run.errors)", sourceLocation: place)
    let object = try run.object()
    #expect(object.keys == ["schema", "source", "cause", "hint", "code"], sourceLocation: place)
    #expect(try object.text("schema") == "nunchi.error/1", sourceLocation: place)
    #expect(try object.text("source") == source, sourceLocation: place)
    #expect(try object.text("code") == code, sourceLocation: place)
    #expect(try !object.text("cause").isEmpty, sourceLocation: place)
    #expect(try !object.text("hint").isEmpty, sourceLocation: place)
}

/// Expects that a run read its only input.
func expectReading(_ run: ProgramRun, at place: SourceLocation = #_sourceLocation) throws -> JSONObject {
    #expect(!run.crashed, "ended by signal \(run.code)", sourceLocation: place)
    #expect(run.code == 0, "\(run.output)\(run.errors)", sourceLocation: place)
    let reading = try run.object()
    try #require(try reading.text("schema") == "nunchi.reading/1", sourceLocation: place)
    return reading
}
