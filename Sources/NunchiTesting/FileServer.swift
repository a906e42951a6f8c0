public import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A small HTTP server on this machine that serves the files of a folder, well or badly:
///
/// - `/file/NAME` as it should be, with ranges and a tag; `/whole/NAME` without ranges;
/// - `/cut/N/NAME` breaks off after N bytes of each answer; `/slow/N/NAME` sends N bytes and then waits for ever;
/// - `/changing/NAME` gives every answer another tag; `/other/NAME` continues as if the file were longer;
/// - `/flipped/NAME` changes the last byte; `/short/NAME` leaves the last byte out;
/// - `/flippedonce/NAME` changes it in its first answer only;
/// - `/index/PREFIX/PACKAGE/` is the page of a Python package index, with links `/PREFIX/NAME` to the package's wheels;
/// - `/error/CODE/NAME` answers with that code; `/redirect/ADDRESS` sends elsewhere.
///
/// It runs in Python and needs nothing beyond its standard library.
public final class FileServer: @unchecked Sendable {
    private let process = Process()
    private let log: URL

    /// The address in front of the paths above, such as `http://127.0.0.1:40321`.
    public let address: String

    /// Whether there is a Python to run it.
    public static let isAvailable: Bool = {
        let probe = Process()
        probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        probe.arguments = ["python3", "-c", "import http.server"]
        probe.standardError = FileHandle.nullDevice
        do { try probe.run() } catch { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    /// Starts serving the folder.
    public init(_ folder: URL) throws {
        log = folder.appendingPathComponent("requests.log")
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, folder.path]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        address = "http://127.0.0.1:" + port.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { stop() }

    /// Stops serving; nobody listens at the address afterwards.
    public func stop() {
        guard process.isRunning else { return }
        // Not terminate(): a child of a thread that holds signals back holds them back too.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// The requests so far: path and range, or path and `-`.
    public var requests: [String] {
        ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    private static let script = #"""
        import hashlib, http.server, os, sys, time
        root, seen = sys.argv[1], set()

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                with open(os.path.join(root, "requests.log"), "a") as log:
                    log.write(f"{self.path} {self.headers.get('Range', '-')}\n")
                self.close_connection = True
                kind, _, rest = self.path[1:].partition("/")
                if kind == "redirect":
                    return self.head(302, [("Location", rest), ("Content-Length", "0")])
                if kind == "index":
                    return self.page(*rest.rstrip("/").rpartition("/")[::2])
                number = None
                if kind in ("cut", "slow", "error"):
                    number, _, rest = rest.partition("/")
                    number = int(number)
                if kind == "error":
                    return self.head(number, [("Content-Length", "0")])
                try:
                    with open(os.path.join(root, rest), "rb") as file:
                        data = file.read()
                except OSError:
                    return self.head(404, [("Content-Length", "0")])
                tag = '"' + hashlib.md5(data).hexdigest() + '"'
                if kind == "changing":
                    tag = f'"{time.monotonic_ns()}"'
                if kind == "flipped" or (kind == "flippedonce" and self.path not in seen):
                    data = data[:-1] + bytes([data[-1] ^ 1])
                seen.add(self.path)
                if kind == "short":
                    data = data[:-1]
                start, size = 0, len(data)
                asked = self.headers.get("Range")
                if asked and kind != "whole" and self.headers.get("If-Range", tag) == tag:
                    start = int(asked[len("bytes="):-1])
                headers = [("ETag", tag), ("Content-Length", str(size - start))]
                if start:
                    told = size + 1 if kind == "other" else size
                    headers.append(("Content-Range", f"bytes {start}-{told - 1}/{told}"))
                self.head(206 if start else 200, headers)
                part = data[start:] if kind not in ("cut", "slow") else data[start:start + number]
                self.wfile.write(part)
                self.wfile.flush()
                if kind == "slow" and start + number < size:
                    time.sleep(600)

            def page(self, prefix, package):
                wheels = [name for name in os.listdir(root) if name.startswith(package + "-")]
                links = "".join(f'<a href="/{prefix}/{name}">{name}</a>' for name in wheels).encode()
                self.head(200, [("Content-Type", "text/html"), ("Content-Length", str(len(links)))])
                self.wfile.write(links)

            def head(self, code, headers):
                self.send_response(code)
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass

        server = Server(("127.0.0.1", 0), Handler)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """#
}
