"""Downloads one file: fetch.py ADDRESS FILE BYTES

Writes FILE.part and gives it the name FILE when it has BYTES bytes. A part that is there is continued, if the server
still has the same file; a line that breaks is taken up again. On failure one line on standard error tells the cause.
"""

import fcntl
import http.client
import os
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

LOCAL = {"localhost", "127.0.0.1", "::1"}
ATTEMPTS = 4
BLOCK = 1 << 17


class Refused(Exception):
    """A failure that trying again does not mend."""


def check(address):
    parts = urllib.parse.urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
        raise Refused(f"{address} is not https")


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirections, never to an open line."""

    def redirect_request(self, request, file, code, message, headers, address):
        check(address)
        return super().redirect_request(request, file, code, message, headers, address)


def request_for(address, have, tag):
    request = urllib.request.Request(address, headers={"User-Agent": "nunchi", "Accept-Encoding": "identity"})
    if have:
        request.add_header("Range", f"bytes={have}-")
        if tag:
            request.add_header("If-Range", tag)
    return request


def read_tag(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return ""


def begins_where_asked(response, have, size):
    """Whether a partial answer continues what is there, of a file of the expected size."""
    return response.status == 206 and response.headers.get("Content-Range", "") == f"bytes {have}-{size - 1}/{size}"


def receive(opener, address, part, size):
    """Appends what is missing to the open part; returns once it is whole, raises when the line breaks."""
    tag_file = part.name + ".etag"
    have = part.seek(0, os.SEEK_END)
    if have > size:
        have = part.truncate(0)
    if have == size:
        return
    with opener.open(request_for(address, have, read_tag(tag_file)), timeout=30) as response:
        length = response.headers.get("Content-Length")
        if have and not begins_where_asked(response, have, size):
            if response.status == 206:
                part.truncate(0)
                raise http.client.HTTPException("the server continues another file")
            have = 0
        if not have:
            part.truncate(0)
            if length is not None and int(length) != size:
                raise Refused(f"the file has {length} bytes there instead of {size}")
        tag = response.headers.get("ETag", "")
        with open(tag_file, "w", encoding="utf-8") as file:
            # A weak tag promises too little to continue by.
            file.write("" if tag.startswith("W/") else tag)
        part.seek(have)
        while block := response.read(min(BLOCK, size - have + 1)):
            part.write(block)
            have += len(block)
            if have > size:
                part.truncate(0)
                raise Refused(f"the file has more than {size} bytes there")
        part.flush()
    if have < size:
        raise http.client.HTTPException(f"the line broke after {have} of {size} bytes")


def cause_of(error):
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code} {error.reason}"
    if isinstance(error, urllib.error.URLError):
        error = error.reason
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def is_final(error):
    if isinstance(error, Refused):
        return True
    if isinstance(error, urllib.error.HTTPError):
        return error.code < 500 and error.code not in (408, 416, 429)
    return isinstance(error, OSError) and not isinstance(
        error, (urllib.error.URLError, ConnectionError, TimeoutError)
    )


def end_with(parent):
    """Ends this process once the one that asked for the file has ended, even while a server lets it wait."""
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)


def fetch(address, path, size):
    check(address)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    opener = urllib.request.build_opener(Redirects)
    with open(path + ".part", "ab+") as part:
        # Another process may still be at it, one whose parent was killed.
        fcntl.flock(part, fcntl.LOCK_EX)
        best, failures = -1, 0
        while True:
            try:
                receive(opener, address, part, size)
                break
            except (OSError, http.client.HTTPException, Refused, ValueError) as error:
                if isinstance(error, urllib.error.HTTPError) and error.code == 416:
                    part.truncate(0)
                have = part.seek(0, os.SEEK_END)
                failures = 0 if have > best >= 0 else failures + 1
                best = max(best, have)
                if is_final(error) or failures >= ATTEMPTS:
                    raise
                time.sleep(0.2 * 2**failures)
        part.flush()
        os.fsync(part.fileno())
    os.replace(path + ".part", path)
    try:
        os.remove(path + ".part.etag")
    except FileNotFoundError:
        pass


if __name__ == "__main__":
    try:
        fetch(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    except Exception as error:  # Whatever it is, the one who asked is told of it in one line.
        print(cause_of(error), file=sys.stderr)
        # The exit code of a full disk tells it from the rest.
        sys.exit(28 if isinstance(error, OSError) and error.errno in (27, 28, 122) else 1)
