import Foundation
import NunchiTesting
import Testing

@Suite struct ServeTests {
    /// From the start to the end: the first request is answered as `nunchi read --json` would, a request under way is
    /// answered although the server is told to stop meanwhile, nothing stays behind.
    @Test(.timeLimit(.minutes(10)))
    func servesAndStops() async throws {
        try await withTemporaryDirectory { folder in
            let voice = try folder.voice("clip.wav", seconds: 2)
            let printed = try await Program.run(["read", voice.path, "--model", "acoustic", "--json"])
            let server = try await ServedProgram.start(in: folder)
            let first = try await server.send(
                "POST", "/v1/read?name=clip.wav", type: "audio/wav", body: try folder.bytes("clip.wav"))
            #expect(first.status == 200)
            let expected = printed.output.replacingOccurrences(of: voice.path, with: "clip.wav")
            #expect(String(decoding: first.body, as: UTF8.self) + "\n" == expected)

            // The first one must be over, or it would be taken for the next.
            try await server.sees(running: 0)
            let long = SyntheticVoices.voice(seconds: 30).pcm16.bytes
            async let late = server.send("POST", "/v1/read?step=0.05", type: "audio/wav", body: long)
            try await server.sees(running: 1)
            let code = try await server.stop()
            #expect(try await late.status == 200)
            #expect(code == 0)
            #expect(try server.errors.isEmpty)
            #expect(try server.data.appendingPathComponent("uploads").names().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func aSecondServerOnTheSameDataIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            let server = try await ServedProgram.start(in: folder)
            let second = try await Program.run(
                "serve", "--port", "0", "--data", server.data.path, "--model", "acoustic")
            expectFailure(second, naming: "serve", cause: "another nunchi serve")
            #expect(try await server.stop() == 0)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func aTakenPortIsTold() async throws {
        try await withTemporaryDirectory { folder in
            let server = try await ServedProgram.start(in: folder)
            let port = try #require(server.address.split(separator: ":").last)
            let second = try await Program.run(
                "serve", "--port", String(port), "--data", folder.appendingPathComponent("other").path, "--model",
                "acoustic")
            expectFailure(second, naming: "serve", cause: "port \(port)")
            #expect(try await server.stop() == 0)
        }
    }

    @Test(arguments: [["--port", "70000"], ["--queue", "-1"], ["--tls-cert", "a.pem"], ["--cors", "example.org"]])
    func wrongUsage(_ options: [String]) async throws {
        let run = try await Program.run(["serve"] + options)
        #expect(run.code == 64)
        #expect(run.errors.contains(options[0]))
    }

    /// A key is printed once, is of use at once, and is nowhere in the file.
    @Test func keys() async throws {
        try await withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("keys.txt").path
            let added = try await Program.run("serve", "keys", "add", "mina", "--file", file)
            #expect(added.code == 0)
            let key = added.output.trimmingCharacters(in: .newlines)
            #expect(key.hasPrefix("nk_"))
            #expect(try !String(contentsOfFile: file, encoding: .utf8).contains(key))
            let listed = try await Program.run("serve", "keys", "list", "--file", file)
            #expect(listed.output == "mina\n")
            let again = try await Program.run("serve", "keys", "add", "mina", "--file", file)
            expectFailure(again, naming: file, cause: "mina")
            #expect(try await Program.run("serve", "keys", "remove", "mina", "--file", file).code == 0)
            let unknown = try await Program.run("serve", "keys", "remove", "mina", "--file", file)
            expectFailure(unknown, naming: file, cause: "mina")
        }
    }

    /// What people correct on the page is what `nunchi train --data` takes.
    @Test(.timeLimit(.minutes(10)))
    func correctionsTrain() async throws {
        try await withTemporaryDirectory { folder in
            let server = try await ServedProgram.start(in: folder)
            for clip in SyntheticVoices.clips(speakers: 2, emotions: ["anger", "sadness"]) {
                let owner = "owner-\(clip.speaker)-0123456789-0123456789"
                let reading = try await server.send(
                    "POST", "/v1/read", owner: owner, type: "audio/wav", body: clip.waveform.pcm16.bytes)
                let id = try JSONObject(parsing: String(decoding: reading.body, as: UTF8.self)).text("id")
                let corrected = try await server.send(
                    "PUT", "/v1/readings/\(id)/correction", owner: owner, type: "application/json",
                    body: Array("{\"emotion\":\"\(clip.emotion)\",\"consent\":true}".utf8))
                #expect(corrected.status == 200)
            }
            #expect(try await server.stop() == 0)
            let model = folder.appendingPathComponent("mine.safetensors").path
            let trained = try await Program.run([
                "train", "--recipe", "logistic", "--data", server.data.appendingPathComponent("corrections").path,
                "--protocol", "none", "--output", model, "--quiet", "--json",
            ])
            #expect(trained.code == 0, "\(trained.output)\(trained.errors)")
            let voice = try folder.voice()
            let read = try await Program.run(["read", voice.path, "--model", model, "--json"])
            #expect(try expectReading(read).keys.contains("scores"))
        }
    }
}

extension ServedProgram {
    /// Waits until the server tells that so many readings are under way.
    fileprivate func sees(running: Int) async throws {
        let line = Data("inferences_running \(running)\n".utf8)
        // Should it never be so, there is nothing to wait for.
        var tries = 0
        while try await send("GET", "/metrics").body.range(of: line) == nil, tries < 2000 { tries += 1 }
        try #require(tries < 2000)
    }
}
