"""A server of our own, and raw connections to it."""

import json
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.request


class Server:
    """nunchi serve on a free port, with small limits."""

    def __init__(self, program, data, port=0):
        self.data = pathlib.Path(data)
        self.data.mkdir(parents=True)
        self.log = self.data.parent / "server.log"
        self.process = subprocess.Popen(
            [
                program, "serve", "--json", "--port", str(port), "--data", str(self.data), "--max-megabytes", "4",
                "--max-seconds", "60", "--at-once", "2", "--queue", "16",
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log.open("wb"),
        )
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the server did not start: " + self.log.read_text()[-2000:])
        self.address = json.loads(line)["address"]
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.log.read_text(errors="replace")

    def is_well(self):
        """Whether it runs and answers."""
        for _ in range(3):
            if self.process.poll() is not None:
                return False
            try:
                with urllib.request.urlopen(self.address + "health", timeout=20) as answer:
                    return answer.status == 200
            except OSError:
                time.sleep(1)
        return False

    def memory(self):
        """Resident memory of the server and its workers, in megabytes."""
        total = 0
        for process in [self.process.pid, *self.workers()]:
            try:
                text = pathlib.Path(f"/proc/{process}/status").read_text()
                total += int(re.search(r"VmRSS:\s+(\d+)", text)[1])
            except (OSError, TypeError):
                pass
        return total / 1000

    def workers(self):
        found = []
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                pass
        return found

    def leftovers(self):
        """Files that should not be there once nothing is being done."""
        # What was kept for the owners that the requests name (fuzz_requests) is theirs to delete.
        for owner in [
            {"Nunchi-Owner": "fuzz-owner-0123456789abcdef"}, {"Nunchi-Owner": "x" * 22},
            {"Cookie": "nunchi_browser=" + "A" * 43},
        ]:
            request = urllib.request.Request(self.address + "v1/readings", method="DELETE", headers=owner)
            urllib.request.urlopen(request, timeout=30).close()
        left = []
        for _ in range(40):
            left = [
                str(path.relative_to(self.data)) for path in self.data.rglob("*")
                if path.is_file() and path.suffix in {"", ".wav", ".part"} and "lock" not in path.name.lower()
            ]
            if not left:
                break
            time.sleep(0.5)
        return left


def exchange(port, sent, ends=True, patience=20):
    """Sends bytes and gives all that comes back until the connection ends; None when that takes too long.

    ends: False waits for one answer; True tells then, or when none comes soon, that nothing more is sent, and waits for the
    end; None goes away at once.
    """
    connection = socket.create_connection(("127.0.0.1", port), timeout=patience)
    try:
        try:
            connection.sendall(sent)
        except OSError:
            # It had heard enough; what it said may still be there.
            pass
        if ends is None:
            return b""
        answer = b""
        end = time.monotonic() + patience
        told = not ends
        connection.settimeout(0.5 if ends else patience)
        while time.monotonic() < end:
            try:
                more = connection.recv(1 << 16)
            except socket.timeout:
                if told:
                    return None
                more = None
            except OSError:
                return answer
            if more == b"" or len(answer) > 1 << 24:
                return answer
            answer += more or b""
            if is_whole(answer) and not ends:
                return answer
            if not told and (more is None or is_whole(answer)):
                told = True
                connection.settimeout(patience)
                try:
                    connection.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
        return None
    finally:
        connection.close()


def is_whole(answer):
    """Whether there is one answer of known length."""
    head, found, body = answer.partition(b"\r\n\r\n")
    if found and b" 204 " in head[:16]:
        return True
    length = re.search(rb"(?im)^content-length: *(\d+)\r?$", head)
    return bool(found and length and len(body) >= int(length[1]))


def statuses(answer):
    """The status codes of all answers."""
    return [int(code) for code in re.findall(rb"(?m)^HTTP/1\.[01] (\d{3})", answer)]
