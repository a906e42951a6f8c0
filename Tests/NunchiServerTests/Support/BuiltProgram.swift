import Foundation

/// The built `nunchi`, which serves as the worker that decodes.
enum BuiltProgram {
    /// Where the build put it: beside the bundle of these tests.
    static let url: URL = {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
            return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("nunchi")
        #else
            let runner = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
            return runner.deletingLastPathComponent().appendingPathComponent("nunchi")
        #endif
    }()
}
