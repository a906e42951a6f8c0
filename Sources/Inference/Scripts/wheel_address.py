"""Asks pip where a wheel is to be had: wheel_address.py FILE PYTHON PIP-ARGUMENT...

Prints the address of FILE at whatever index pip uses on this machine. pip is given the arguments with which it would
download FILE, and is stopped as soon as it has named the address in its log, before it downloads. Ends with 1 where pip
names none: then pip itself has to fetch the file.
"""

import re
import subprocess
import sys
import urllib.parse

LINK = re.compile(r"Found link (\S+)")


def address_in(line, file):
    """The address of the file in a line of pip's log; None for another line."""
    found = LINK.search(line)
    if not found:
        return None
    address = urllib.parse.urldefrag(found.group(1)).url
    parts = urllib.parse.urlsplit(address)
    # A password is hidden in the log, so the address would not serve.
    if parts.scheme not in ("https", "http") or parts.username is not None or parts.password is not None:
        return None
    return address if urllib.parse.unquote(parts.path).endswith("/" + file) else None


def main():
    file, python, *arguments = sys.argv[1:]
    command = [python, "-m", "pip", *arguments, "-v", "-v", "--no-color"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", errors="replace") as pip:
        for line in pip.stdout:
            address = address_in(line, file)
            if address:
                pip.kill()
                print(address, file=sys.stderr)
                return 0
            if "Downloading" in line:
                pip.kill()
    return 1


if __name__ == "__main__":
    sys.exit(main())
