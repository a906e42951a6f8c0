import Foundation
import Inference
import NunchiTesting
import Testing

/// Conversions run in a Python of their own, and say what went wrong.
@Suite(.enabled(if: hasVenv, "no python3 with venv and pip")) struct ConversionTests {
    private func plan(_ what: String, timeLimit: Int = 60) -> ConversionPlan {
        ConversionPlan(
            script: "turn.py", version: 3,
            inputs: [
                FileRule(
                    "in.bin", parts: [.init("demo-1-py3-none-any.whl", member: "demo-1.dist-info/RECORD")])
            ],
            arguments: ["{inputs}/in.bin", "{output}", what], outputs: ["turned.txt"], timeLimit: timeLimit,
            scratchBytes: 1000)
    }

    private static let script = """
        import os, pathlib, sys, time
        source, output, what = sys.argv[1:]
        if what == "fail":
            sys.exit("cannot turn this")
        if what == "wait":
            time.sleep(600)
        if what == "turn":
            text = pathlib.Path(source).read_text()
            pathlib.Path(output, "turned.txt").write_text(text[::-1])
        """

    /// One after another: they share the Python that the first one makes.
    @Test func conversions() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            let scripts = try folder.folder("resources/Conversion")
            try scripts.file("turn.py", Array(Self.script.utf8))
            try scripts.file("requirements.txt", Array("# nothing\n".utf8))
            let resources = ["NUNCHI_RESOURCES": folder.appendingPathComponent("resources").path]

            let failures = [
                ("fail", "cannot turn this"), ("wait", "longer than 1 s"), ("nothing", "did not make turned"),
            ]
            for (what, cause) in failures {
                try shop.write(.file(shop.wheel.path), conversion: plan(what, timeLimit: what == "wait" ? 1 : 60))
                let run = try await shop.run("install", "demo", "--quiet", with: resources)
                expectFailure(run, naming: "demo", cause: cause)
                #expect(!FileManager.default.fileExists(atPath: shop.models.appendingPathComponent("demo").path))
            }
            try shop.write(.file(shop.wheel.path), conversion: plan("turn"))
            let run = try await shop.run("install", "demo", with: resources)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.errors.contains("converting demo") && !run.errors.contains("tools"))
            let model = shop.models.appendingPathComponent("demo")
            #expect(try model.names() == ["manifest.json", "model.onnx", "turned.txt"])
            #expect(try model.bytes("turned.txt") == Array("\n,,xnno.ledom/omed".utf8))
            #expect(try await shop.run("verify", with: resources).code == 0)
            let manifest = try JSONObject(parsing: String(decoding: model.bytes("manifest.json"), as: UTF8.self))
            #expect(try manifest.text("converter") == "turn.py 3")
        }
    }
}

private let hasVenv: Bool = {
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    probe.arguments = ["python3", "-c", "import ensurepip, venv"]
    probe.standardError = FileHandle.nullDevice
    do { try probe.run() } catch { return false }
    probe.waitUntilExit()
    return probe.terminationStatus == 0
}()
