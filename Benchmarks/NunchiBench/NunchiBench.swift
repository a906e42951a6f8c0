import Foundation

/// Runs one piece of work of the benchmark and prints its times as a line of JSON.
///
/// `NunchiBench WORK INPUT [SECONDS]`: warms up once, then repeats the work for at least that many seconds. The driver,
/// `bench.py`, does the same with the peers. `NunchiBench compute NAME INPUT OUTPUT` writes the values of a function for
/// `accuracy.py`, which compares them with a reference's.
@main
struct NunchiBench {
    static func main() {
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if arguments.count == 4 && arguments[0] == "compute" {
                return try compute(arguments[1], of: arguments[2], into: arguments[3])
            }
            guard arguments.count >= 2, let prepare = works[arguments[0]],
                let seconds = Double(arguments.count > 2 ? arguments[2] : "0")
            else {
                throw BenchError("usage: NunchiBench \(works.keys.sorted().joined(separator: "|")) INPUT [SECONDS]")
            }
            let measured = try Measurement(of: try prepare(arguments[1]), forAtLeast: seconds)
            let line = try JSONEncoder().encode(measured)
            FileHandle.standardOutput.write(line + Data("\n".utf8))
        } catch {
            FileHandle.standardError.write(Data("NunchiBench: \(error)\n".utf8))
            exit(1)
        }
    }
}

/// Every work by name: a function that takes the input's path, prepares, and returns what is to be measured.
let works: [String: Prepare] = [
    spectralWorks,
    furtherSpectralWorks,
    rhythmWorks,
    voiceWorks,
    gemapsWorks,
    networkWorks,
    textWorks,
    ["utterance": prepareUtterance, "mlp": prepareMLP],
].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
