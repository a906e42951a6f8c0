import Foundation
import Testing

/// A file of subtitles, read back by the rules of its form: any breach is an error.
struct ParsedSubtitles {
    struct Cue: Equatable {
        let start: Int
        let end: Int
        let lines: [String]
    }

    struct Fault: Error, CustomStringConvertible { let description: String }

    let cues: [Cue]

    /// Blocks of number, times and text, parted by one empty line.
    init(srt text: String) throws {
        var cues: [Cue] = []
        guard !text.isEmpty else {
            self.cues = []
            return
        }
        guard text.hasSuffix("\n") else { throw Fault(description: "no line break at the end") }
        for (index, block) in text.dropLast().components(separatedBy: "\n\n").enumerated() {
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard lines.count >= 3, lines[0] == "\(index + 1)" else { throw Fault(description: block) }
            cues.append(try Self.cue(lines[1], Array(lines[2...]), point: ","))
        }
        self.cues = cues
    }

    /// WEBVTT, then blocks of times and text, each after an empty line.
    init(webVTT text: String) throws {
        var blocks = text.components(separatedBy: "\n\n")
        guard text.hasSuffix("\n"), blocks.removeFirst().trimmingCharacters(in: .newlines) == "WEBVTT" else {
            throw Fault(description: "no heading")
        }
        cues = try blocks.map { block in
            let lines = block.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
            for line in lines.dropFirst() {
                guard !line.contains("-->"), !line.contains("<"), !line.contains(">") else {
                    throw Fault(description: "not escaped: \(line)")
                }
            }
            return try Self.cue(
                lines[0],
                lines.dropFirst().map {
                    $0.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
                }, point: ".")
        }
    }

    private static func cue(_ times: String, _ lines: [String], point: String) throws -> Cue {
        let parts = times.components(separatedBy: " --> ")
        guard parts.count == 2, !lines.isEmpty, lines.allSatisfy({ !$0.isEmpty }) else {
            throw Fault(description: times)
        }
        return Cue(
            start: try milliseconds(parts[0], point), end: try milliseconds(parts[1], point), lines: lines)
    }

    private static func milliseconds(_ clock: String, _ point: String) throws -> Int {
        let pattern =
            point == "," ? #/(\d{2,}):([0-5]\d):([0-5]\d),(\d{3})/# : #/(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})/#
        guard let match = clock.wholeMatch(of: pattern), let hours = Int(match.1), let minutes = Int(match.2),
            let seconds = Int(match.3), let rest = Int(match.4)
        else { throw Fault(description: clock) }
        return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest
    }
}
