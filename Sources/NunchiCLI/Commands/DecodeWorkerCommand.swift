import ArgumentParser
import NunchiServer

/// What `nunchi serve` starts to decode what strangers send; not for people.
struct DecodeWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode-worker", abstract: "Decode media for nunchi serve.", shouldDisplay: false)

    @Option(help: ArgumentHelp("Most memory, in bytes of address space.", valueName: "bytes"))
    var memory: Int

    func run() { DecodeWorker(memory: memory).run() }
}
