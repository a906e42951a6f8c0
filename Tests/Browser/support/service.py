"""A `nunchi serve` of the tests' own, with an empty folder of data; started once, stopped when the tests end."""

import atexit
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
NUNCHI = pathlib.Path(os.environ.get("NUNCHI", ROOT / ".build/release/nunchi"))


class Service:
    """A server; `address` ends without a slash."""

    def __init__(self, *options):
        self.data = pathlib.Path(tempfile.mkdtemp(prefix="nunchi-browser-data-"))
        command = [NUNCHI, "serve", "--port", "0", "--data", self.data, "--json", *options]
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        atexit.register(self.stop)
        line = self.process.stdout.readline()
        if not line:
            self.log.seek(0)
            raise RuntimeError(f"nunchi serve did not start: {self.log.read().decode()[-2000:]}")
        self.address = json.loads(line)["address"].rstrip("/")

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        shutil.rmtree(self.data, ignore_errors=True)

    def files(self):
        """Every file of the data folder with its bytes."""
        found = {}
        for path in sorted(self.data.rglob("*")):
            if path.is_file():
                found[str(path.relative_to(self.data))] = path.read_bytes()
        return found


_shared = None


def shared():
    """The server that most tests use."""
    global _shared
    if _shared is None:
        _shared = Service()
    return _shared
