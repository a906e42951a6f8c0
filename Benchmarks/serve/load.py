"""Load on a running `nunchi serve`: clips of 3 seconds over so many connections at once, for so many seconds.

    python3 Benchmarks/serve/load.py --program .build/release/nunchi --seconds 30 --connections 2 64
    python3 Benchmarks/serve/load.py --cold 5

Starts a server of its own on a free port, with an empty folder of data, and prints a table: requests answered a second, how
long they took, how many were sent away (429), anything else (which ends it with 1), and the memory of the server and its
children before, half-way and after. With --cold it prints instead how long it is from starting the program to the first reading answered.
Needs nothing but Python's own library.
"""

import argparse
import array
import http.client
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import wave


def clip(path, seconds=3.0, rate=16000):
    """A made-up voice: harmonics of a wavering pitch with syllables, and a little noise."""
    generator = random.Random(1)
    samples = array.array("h")
    phase = 0.0
    for index in range(int(seconds * rate)):
        moment = index / rate
        phase += 2 * math.pi * (160 + 30 * math.sin(2 * math.pi * 0.7 * moment)) / rate
        tone = sum(math.sin(k * phase) / k for k in range(1, 12))
        swell = 0.55 - 0.45 * math.cos(2 * math.pi * 4 * moment)
        samples.append(int(max(-1, min(1, 0.2 * tone * swell + generator.gauss(0, 0.003))) * 32767))
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    with open(path, "rb") as file:
        return file.read()


def memory(pid):
    """Megabytes in main memory of a process and its children."""
    total = 0
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
            if int(entry) == pid or parent == pid:
                with open(f"/proc/{entry}/statm") as file:
                    total += int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / 1e6


class Client(threading.Thread):
    """One connection, which sends the clip again and again."""

    def __init__(self, port, body, until, patient):
        super().__init__(daemon=True)
        self.port, self.body, self.until, self.patient = port, body, until, patient
        self.durations, self.refused, self.others = [], 0, []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "audio/wav", "Nunchi-Owner": "load-" + "0123456789" * 3}
        while time.monotonic() < self.until:
            start = time.perf_counter()
            try:
                connection.request("POST", "/v1/read", self.body, headers)
                answer = connection.getresponse()
                content = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self.others.append(repr(error))
                connection.close()
                continue
            if answer.status == 200 and json.loads(content)["schema"] == "nunchi.reading/1":
                self.durations.append(time.perf_counter() - start)
            elif answer.status == 429 and int(answer.headers["Retry-After"]) >= 1:
                self.refused += 1
                # Clients that heed Retry-After would leave the server idle between; these come again at once, nearly.
                time.sleep(self.patient)
            else:
                self.others.append(f"{answer.status} {content[:200]!r}")
        connection.close()


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def cold(options, body, folder):
    """Seconds from the program's start to its first answered reading."""
    start = time.perf_counter()
    command = [options.program, "serve", "--port", str(options.port), "--data", folder, "--json", "--quiet"]
    server = subprocess.Popen(command + model(options), stdout=subprocess.PIPE, text=True)
    try:
        address = json.loads(server.stdout.readline())["address"]
        listening = time.perf_counter() - start
        connection = http.client.HTTPConnection("127.0.0.1", int(address.rstrip("/").rsplit(":", 1)[1]), timeout=60)
        connection.request("POST", "/v1/read", body, {"Content-Type": "audio/wav"})
        answer = connection.getresponse()
        assert answer.status == 200 and json.loads(answer.read())["schema"] == "nunchi.reading/1"
        return listening, time.perf_counter() - start
    finally:
        server.terminate()
        server.wait(timeout=30)


def model(options):
    return ["--model", options.model] if options.model else []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=".build/release/nunchi")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--connections", type=int, nargs="+", default=[2, 64])
    parser.add_argument("--model", help="as for nunchi serve")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds that a client waits after a 429")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--cold", type=int, metavar="N", help="measure so many cold starts instead")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        body = clip(os.path.join(folder, "clip.wav"))
        if options.cold:
            times = [cold(options, body, os.path.join(folder, f"cold-{round}")) for round in range(options.cold)]
            print(f"listening after {statistics.median(t for t, _ in times):.2f} s, first reading answered after "
                  f"{statistics.median(t for _, t in times):.2f} s (medians of {options.cold} starts; slowest "
                  f"{max(t for _, t in times):.2f} s)")
            return
        server = subprocess.Popen(
            [options.program, "serve", "--port", str(options.port), "--data", os.path.join(folder, "data"), "--json",
             "--quiet"] + model(options), stdout=subprocess.PIPE, text=True)
        failed = False
        try:
            address = json.loads(server.stdout.readline())["address"]
            port = int(address.rstrip("/").rsplit(":", 1)[1])
            # The first readings make the server what it is: code paged in, workers started.
            warm = Client(port, body, time.monotonic() + 2, options.pause)
            warm.start()
            warm.join()
            print("| connections | readings/s | p50 | p95 | p99 | sent away (429) | other errors | memory before, half-way, after |")
            print("|---|---|---|---|---|---|---|---|")
            for count in options.connections:
                before = memory(server.pid)
                start = time.monotonic()
                clients = [Client(port, body, start + options.seconds, options.pause) for _ in range(count)]
                for client in clients:
                    client.start()
                time.sleep(options.seconds / 2)
                middle = memory(server.pid)
                for client in clients:
                    client.join()
                elapsed = time.monotonic() - start
                after = memory(server.pid)
                durations = [value for client in clients for value in client.durations]
                refused = sum(client.refused for client in clients)
                others = [error for client in clients for error in client.others]
                failed = failed or bool(others) or not durations
                times = [f"{1000 * percentile(durations, share):.0f} ms" for share in (0.5, 0.95, 0.99)]
                print(f"| {count} | {len(durations) / elapsed:.1f} | {' | '.join(times)} | {refused} | {len(others)} "
                      f"| {before:.0f}, {middle:.0f}, {after:.0f} MB |", flush=True)
                for error in others[:5]:
                    print("error:", error, file=sys.stderr)
        finally:
            server.terminate()
            code = server.wait(timeout=30)
        if code != 0:
            print(f"the server ended with {code}", file=sys.stderr)
            failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
