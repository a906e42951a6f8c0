"""Requests that no honest client sends."""

import json
import random
import re

import fuzz_media

PATHS = [
    "/", "/health", "/metrics", "/openapi.json", "/page/style.css", "/v1/read", "/v1/readings", "/v1/readings/x",
    "/v1/readings/x/audio", "/v1/readings/x/correction", "/v1/streams", "/v1/streams/x/chunks?seq=0",
    "/v1/streams/x/events", "/v1/streams/x", "/v1/audio/transcriptions", "/v1/audio/speech", "/v1/models",
    "/v1/music/songs",
]
METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "QUERY", "get", "X", "G\x00T"]
STRANGE = [
    "", " ", "\x00", "%00", "%", "%zz", "%ff%fe", "..", "../../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "-1", "0",
    "1e999", "nan", "inf", "-inf", "99999999999999999999999", "0x10", "true", "null", "[]", "{}", "'", "\"", "';--", "<b>",
    "한국어", "\U0001f600", "a" * 300, "a" * 5000, "\r\nX: y", "{{7*7}}", "$(id)", "|id", "٣", "½", "\u202e", "\ufeff",
]
OWNERS = ["fuzz-owner-0123456789abcdef", "short", "x" * 22, "x" * 5000, "\x01" * 30, "é" * 30]


def make(chance: random.Random, sounds):
    """What kind it is, the bytes, and how it ends (see fuzz_server.exchange)."""
    kind = chance.choice(list(KINDS))
    sent = KINDS[kind](chance, sounds)
    if isinstance(sent, str):
        sent = sent.encode("utf-8", "surrogatepass")
    draw = chance.random()
    if draw < 0.1:
        return kind + ", gone", sent[: chance.randrange(len(sent) + 1)], None
    if draw < 0.2:
        return kind + ", cut", sent[: chance.randrange(len(sent) + 1)], True
    return kind, sent, True


def head(chance, method=None, path=None, headers=(), length=None):
    lines = [f"{method or chance.choice(['GET', 'POST'])} {path or chance.choice(PATHS)} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in headers]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join(lines) + "\r\n\r\n"


def request_line(chance, _):
    method, path = chance.choice(METHODS), chance.choice([*PATHS, "*", "http://example.org/", "//", "/" * 500, "x"])
    version = chance.choice(["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/", "HTTX/1.1", "", "http/1.1", "HTTP/1.1 x"])
    joint = chance.choice([" ", " ", " ", "  ", "\t", ""])
    line = method + joint + path + chance.choice(["", "", chance.choice(STRANGE)]) + joint + version
    return line + chance.choice(["\r\n", "\n", "\r"]) + "Host: localhost" + chance.choice(["\r\n\r\n", "\n\n"])


def headers(chance, _):
    names = [
        "Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Cookie", "Authorization", "Nunchi-Owner", "Origin",
        "Sec-Fetch-Site", "Accept-Language", "Range", "If-None-Match", "Last-Event-ID", "Expect", "Connection", "Upgrade",
        "Content-Encoding", "X", "", " ", "A b", "A:b", "\x00", "é",
    ]
    values = STRANGE + [
        "chunked", "chunked, chunked", "gzip", "identity", "100-continue", "close", "keep-alive", "bytes=0-", "bytes=5-2",
        "bytes=-0,-1,0-0", "multipart/form-data", "multipart/form-data; boundary=", "Bearer ", "Bearer x", "Basic eDp5",
        "nunchi_browser=" + "A" * 43, "nunchi_browser=", "a=b; " * 200, "evil.example", "localhost:1", "null",
        "http://localhost", "ko;q=nan", "*;q=0", "en-" * 100, "websocket", "h2c",
    ]
    lines = [
        f"{chance.choice(names)}{chance.choice([': ', ':', ' : ', ''])}{chance.choice(values)}"
        for _ in range(chance.choice([1, 2, 5, 40]))
    ]
    return f"{chance.choice(['GET', 'POST', 'DELETE', 'PUT'])} {chance.choice(PATHS)} HTTP/1.1\r\nHost: localhost\r\n" + "".join(
        line + chance.choice(["\r\n", "\r\n", "\r\n", "\n"]) for line in lines) + "\r\n"


def huge_headers(chance, _):
    size = chance.choice([9_000, 70_000, 90_000, 300_000])
    if chance.random() < 0.5:
        return head(chance, headers=[("X-Long", "a" * size)])
    return head(chance, headers=[(f"X-{n}", "a" * 20) for n in range(min(size // 30, 5_000))])


def chunked(chance, sounds):
    body = b""
    for _ in range(chance.choice([0, 1, 3, 20])):
        piece = chance.randbytes(chance.choice([0, 1, 10, 4_000]))
        size = chance.choice([f"{len(piece):x}".encode()] * 4 + [b"ffffffffffffffff", b"-1", b"zz", b"", b"7fffffff", b" 5 "])
        body += size + chance.choice([b"", b"", b";ext=1", b";" + b"e" * 500]) + b"\r\n" + piece + chance.choice([b"\r\n", b"\r\n", b"\n", b""])
    body += chance.choice([b"0\r\n\r\n", b"0\r\nTrailer: x\r\n\r\n", b"", b"0", b"00000000000000000\r\n\r\n"])
    more = [("Content-Length", "5")] if chance.random() < 0.2 else []
    type = chance.choice(["audio/wav", "multipart/form-data; boundary=x", "text/plain", "application/json"])
    path = chance.choice(["/v1/read", "/v1/streams", "/v1/audio/transcriptions", "/v1/readings/x/correction"])
    return head(chance, "POST", path, [("Transfer-Encoding", "chunked"), ("Content-Type", type), *more]).encode() + body


def lengths(chance, sounds):
    body = chance.randbytes(chance.choice([0, 1, 100, 3_000]))
    length = chance.choice([len(body) + 1, max(0, len(body) - 1), 10**9, 10**30, -1, "abc", "1, 1", " 5", "+5", "5.0", ""])
    return head(chance, "POST", chance.choice(["/v1/read", "/v1/streams", "/health"]), [("Content-Type", "audio/wav")], length).encode() + body


def multipart(chance, sounds):
    boundary = chance.choice(["x", "X" * 70, "X" * 71, "", "a b", "--", "a\"b", "é", "0'()+_,-./:=?"])
    mark = ("--" + boundary).encode()
    body = chance.choice([b"", b"preamble\r\n", b"\r\n"])
    for _ in range(chance.choice([0, 1, 2, 5, 80])):
        disposition = chance.choice([
            'form-data; name="file"; filename="a.wav"', 'form-data; name="text"', 'form-data; name="modalities"',
            'form-data; name="start"', 'form-data; name="file"; filename="../../x"', "form-data", "attachment", "",
            'form-data; name="file"; filename*=UTF-8\'\'%ff', 'form-data; name="' + "n" * 9_000 + '"',
            'form-data; name="' + chance.choice(STRANGE) + '"', 'form-data; name=file; filename=', 'form-data; name="a',
            'form-data; name="model"', 'form-data; name="response_format"', 'form-data; name="timestamp_granularities[]"',
        ])
        lines = [f"Content-Disposition: {disposition}"] * chance.choice([1, 1, 1, 0, 2])
        lines += chance.choice([[], ["Content-Type: audio/wav"], ["Content-Transfer-Encoding: base64"], ["junk"], [" fold"]])
        content = chance.choice([
            b"", b"x", chance.choice(STRANGE).encode("utf-8", "surrogatepass"), mark, b"\r\n" + mark[:-1], chance.randbytes(500),
            sounds["wav"][:5_000], b"--inner\r\n\r\n--inner--",
        ])
        body += mark + chance.choice([b"\r\n", b"\r\n", b"\r\n", b"  \r\n", b"\n", b"!"]) + "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + content + b"\r\n"
    body += chance.choice([mark + b"--\r\n", mark + b"--", mark + b"-", mark, b"", b"--"])
    type = chance.choice([f"multipart/form-data; boundary={boundary}", f'multipart/form-data; boundary="{boundary}"', "multipart/form-data", f"multipart/mixed; boundary={boundary}"])
    path = chance.choice(["/v1/read", "/v1/read", "/v1/audio/transcriptions"])
    return head(chance, "POST", path, [("Content-Type", type)], len(body)).encode("utf-8", "surrogatepass") + body


def queries(chance, sounds):
    names = [
        "modalities", "language", "explain", "start", "end", "channel", "window", "step", "include", "store", "name", "limit",
        "before", "seq", "discard", "x", "",
    ]
    query = "&".join(f"{chance.choice(names)}{chance.choice(['=', '=', ''])}{chance.choice(STRANGE)}" for _ in range(chance.choice([1, 2, 6])))
    query = "".join(c if " " < c != "\x7f" else f"%{ord(c):02x}" for c in query) if chance.random() < 0.8 else query
    path = chance.choice(["/v1/read", "/v1/readings", "/v1/readings/x", "/v1/streams/x/chunks", "/v1/streams/x", "/", "/page/x"])
    owner = [("Nunchi-Owner", chance.choice(OWNERS[:3]))] if chance.random() < 0.6 else []
    if path == "/v1/read" and chance.random() < 0.5:
        sound = sounds["wav"]
        return head(chance, "POST", f"{path}?{query}", [("Content-Type", "audio/wav"), *owner], len(sound)).encode("utf-8", "surrogatepass") + sound
    return head(chance, chance.choice(["GET", "DELETE"]), f"{path}?{query}", owner)


def identifiers(chance, _):
    id = chance.choice([*STRANGE, "A" * 22, "0" * 32, "..%2f" * 5, "%2e", "a/b", "a%2fb"])
    path = chance.choice([
        "/v1/readings/{}", "/v1/readings/{}/audio", "/v1/readings/{}/correction", "/v1/streams/{}", "/v1/streams/{}/events",
        "/v1/streams/{}/chunks?seq=0", "/page/{}", "/{}", "/v1/music/{}", "/v1/{}",
    ]).format(id)
    path = "".join(c if " " < c != "\x7f" else f"%{ord(c):02x}" for c in path) if chance.random() < 0.8 else path
    return head(chance, chance.choice(["GET", "DELETE", "PUT", "POST"]), path, [("Nunchi-Owner", chance.choice(OWNERS))], 0)


def json_bodies(chance, _):
    value = chance.choice([
        "{", "}", "[", "[" * 100_000, "{\"a\":" * 10_000, "null", "1", "\"x\"", "{}", "{\"sample_rate\":8000}",
        "{\"sample_rate\":\"16000\"}", "{\"sample_rate\":1e99}", "{\"store\":1}", "{\"name\":\"" + "n" * 100_000 + "\"}",
        "{\"language\":[]}", "{\"emotion\":\"sadness\"}", "{\"emotion\":\"x\",\"consent\":true}", "{\"emotion\":1,\"consent\":1}",
        "{\"emotion\":\"sadness\",\"consent\":true}", "\ufeff{}", "{\"a\":\"\\ud800\"}", "{'a':1}", "nan", "{\"model\":\"tts-1\",\"input\":\"x\"}",
        json.dumps({"name": chance.choice(STRANGE), "language": chance.choice(STRANGE)}),
    ])
    path, method = chance.choice([
        ("/v1/streams", "POST"), ("/v1/readings/x/correction", "PUT"), ("/v1/audio/speech", "POST"), ("/v1/read", "POST"),
        ("/v1/music/songs", "POST"),
    ])
    body = value.encode("utf-8", "surrogatepass")
    type = chance.choice(["application/json", "application/json; charset=utf-16", "text/plain", ""])
    return head(chance, method, path, [("Content-Type", type), ("Nunchi-Owner", chance.choice(OWNERS[:3]))], len(body)).encode() + body


def wrong_methods(chance, _):
    return head(chance, chance.choice(METHODS), chance.choice(PATHS), [("Nunchi-Owner", OWNERS[0])], chance.choice([None, 0]))


def chunks(chance, _):
    body = chance.randbytes(chance.choice([0, 1, 2, 3, 999, 32_000]))
    seq = chance.choice(["0", "1", "-1", "9" * 30, "x", "", "1.5", "+1", "٣"])
    return head(chance, "POST", f"/v1/streams/{chance.choice(['x', 'A' * 22])}/chunks?seq={seq}", [], len(body)).encode() + body


def live(chance, exchange):
    """A stream that is really there, and what nobody should send it: what was sent and answered."""
    sent = head(chance, "POST", "/v1/streams", [("Content-Type", "application/json")], 2).encode() + b"{}"
    answer = exchange(sent, False)
    yield sent, answer
    id = re.search(rb'"id":"([^"]+)"', answer or b"")
    if not id:
        return
    path = f"/v1/streams/{id[1].decode()}"
    sequence = 0
    for _ in range(chance.choice([0, 1, 3, 8])):
        body = chance.randbytes(chance.choice([0, 1, 2, 333, 32_000, 32_000, 64_000, 1_000_001]))
        seq = chance.choice([sequence, sequence, sequence, sequence + 1, max(0, sequence - 1), 10**9])
        sent = head(chance, "POST", f"{path}/chunks?seq={seq}", [], len(body)).encode() + body
        answer = exchange(sent, chance.choice([False, False, None]))
        sequence += b" 202 " in (answer or b"")[:20]
        yield sent, answer
    last = [("Last-Event-ID", chance.choice(["0", "1", "99999", "-1", "x"]))] if chance.random() < 0.5 else []
    sent = head(chance, "GET", f"{path}/events", last).encode()
    yield sent, exchange(sent, None)
    sent = head(chance, "DELETE", path + chance.choice(["", "", "?discard=true", "?discard=maybe"])).encode()
    yield sent, exchange(sent, False)
    sent = head(chance, "DELETE", path).encode()
    yield sent, exchange(sent, chance.choice([False, None]))


def texts(chance, _):
    body = chance.choice([b"", b"\xff\xfe", b"\x00" * 100, b"a" * 1_100_000, "좋아요".encode(), "\U0001f600".encode() * 1000, b"\xed\xa0\x80"])
    type = chance.choice(["text/plain", "text/plain; charset=latin-1", "text/plain; charset=utf-8"])
    return head(chance, "POST", "/v1/read?store=false", [("Content-Type", type)], len(body)).encode() + body


def noise(chance, _):
    return chance.choice([
        chance.randbytes(chance.choice([1, 50, 2_000])), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + chance.randbytes(500),
        b"\r\n" * 1_000, b"GET", b"", b"\x00" * 5_000, b"SSH-2.0-x\r\n",
    ])


def pipelined(chance, sounds):
    return b"".join(
        head(chance, "GET", chance.choice(["/health", "/v1/models", "/nowhere"]), [], 0).encode() for _ in range(chance.choice([2, 10, 50])))


def whole_uploads_cut(chance, sounds):
    """Media in a form with one byte changed anywhere."""
    sent = bytearray(fuzz_media.upload(sounds[chance.choice(sorted(sounds))], "/v1/read?store=false", form=True))
    sent[chance.randrange(min(len(sent), 400))] = chance.randrange(256)
    return bytes(sent)


KINDS = {
    "request line": request_line, "headers": headers, "huge headers": huge_headers, "chunked": chunked, "length": lengths,
    "multipart": multipart, "query": queries, "identifier": identifiers, "json": json_bodies, "method": wrong_methods,
    "chunk": chunks, "text": texts, "noise": noise, "pipelined": pipelined, "one byte": whole_uploads_cut,
}
