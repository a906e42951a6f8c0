"""Starts a program, waits for its end and prints its times and memory as JSON; after `--output`, what it wrote as well.

Needs a process of its own: Linux counts the memory of the starting process as the started one's, and this one is small.
"""

import json
import os
import sys
import tempfile
import time

kept = sys.argv[1] == "--output"
command = sys.argv[2:] if kept else sys.argv[1:]
output = tempfile.TemporaryFile() if kept else open(os.devnull, "r+b")
start = time.monotonic()
child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1)])
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
kilobyte = 1 if sys.platform == "darwin" else 1024
result = {
    "wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * kilobyte,
    "status": os.waitstatus_to_exitcode(status),
}
if kept:
    output.seek(0)
    result["output"] = output.read().decode("utf-8")
print(json.dumps(result))
