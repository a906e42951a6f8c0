"""Reads the binary model file that CTranslate2 writes (format version 6).

Layout, all little-endian: u32 format version, name of the model kind, u32 revision of that kind, u32 number of
variables; for each variable its name, u8 rank, u32 for each dimension, u8 element type, u32 size in bytes, the bytes;
then u32 number of aliases and for each the alias and the name it stands for. A name is a u16 length, which counts a
closing zero byte, and UTF-8 bytes.
"""

import struct

import numpy


class Refused(Exception):
    """Why a file cannot be converted, in one line."""


FORMAT_VERSION = 6
ELEMENT_TYPES = {0: "<f4", 1: "<i1", 2: "<i2", 3: "<i4", 4: "<f2"}


class _Bytes:
    def __init__(self, data):
        self.data = memoryview(data)
        self.at = 0

    def take(self, count):
        if self.at + count > len(self.data):
            raise Refused(f"the model file ends early, at byte {len(self.data)}")
        taken = self.data[self.at : self.at + count]
        self.at += count
        return taken

    def number(self, code):
        return struct.unpack("<" + code, self.take(struct.calcsize("<" + code)))[0]

    def name(self):
        try:
            return bytes(self.take(self.number("H"))).rstrip(b"\0").decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("the model file holds a name that is not text") from None


def read_variables(data, kind):
    """The arrays of a model file by name, without copying them out of `data` (bytes).

    `kind` is the kind of model it must hold, such as "WhisperSpec".
    """
    source = _Bytes(data)
    version = source.number("I")
    if version != FORMAT_VERSION:
        raise Refused(f"not a CTranslate2 model file of version {FORMAT_VERSION} (it begins with {version})")
    found = source.name()
    if found != kind:
        raise Refused(f"the model file holds a {found}, not a {kind}")
    source.number("I")
    variables = {}
    for _ in range(source.number("I")):
        name = source.name()
        shape = tuple(source.number("I") for _ in range(source.number("B")))
        code = source.number("B")
        content = source.take(source.number("I"))
        if code not in ELEMENT_TYPES:
            raise Refused(f"{name} has element type {code}, which is not known")
        array = numpy.frombuffer(content, ELEMENT_TYPES[code])
        if array.size != int(numpy.prod(shape)):
            raise Refused(f"{name} has {array.size} elements, its shape {shape} asks for another number")
        variables[name] = array.reshape(shape)
    return variables
