import ArgumentParser

@main
struct NunchiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "nunchi")
}
