"""Starts a program, waits for its end and prints its times and memory as JSON.

Needs a process of its own: Linux counts the memory of the starting process as the started one's, and this one is small.
"""

import json
import os
import sys
import time

devnull = os.open(os.devnull, os.O_WRONLY)
start = time.monotonic()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, devnull, 1)])
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
kilobyte = 1 if sys.platform == "darwin" else 1024
print(json.dumps({
    "wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * kilobyte,
    "status": os.waitstatus_to_exitcode(status),
}))
