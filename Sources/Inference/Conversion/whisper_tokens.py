"""Whisper's vocabulary: the table of tokens sherpa-onnx reads and the numbers it wants in the encoder's metadata."""

import base64

from ctranslate2_file import Refused


def bytes_of_characters():
    """The byte each character stands for in a byte-level vocabulary, as GPT-2 fixed it.

    Printable Latin-1 characters stand for themselves; the other bytes, in order, are written as U+0100 onwards.
    """
    plain = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {chr(256 + i): byte for i, byte in enumerate(others)}


class Vocabulary:
    def __init__(self, tokenizer, listing):
        """`tokenizer` is the parsed tokenizer.json, `listing` the text of vocabulary.txt (token n in line n)."""
        self.special = {entry["content"]: entry["id"] for entry in tokenizer["added_tokens"]}
        self.pieces = listing.split("\n")[: self.number("<|endoftext|>")]

    def number(self, name):
        if name not in self.special:
            raise Refused(f"tokenizer.json lacks the token {name}")
        return self.special[name]

    def tokens_file(self):
        """A line for each word piece: its bytes in base64, its number."""
        table = bytes_of_characters()
        lines = []
        for number, piece in enumerate(self.pieces):
            content = bytes(table[character] for character in piece)
            lines.append(f"{base64.b64encode(content).decode()} {number}\n")
        return "".join(lines)

    def languages(self):
        """Codes and numbers of the languages: the tokens between the start and the tasks."""
        first, last = self.number("<|startoftranscript|>") + 1, self.number("<|translate|>")
        by_number = {number: name for name, number in self.special.items()}
        return [(by_number[number].strip("<|>"), number) for number in range(first, last)]

    def metadata(self, alignment_heads):
        """What sherpa-onnx reads from the encoder to know the model."""
        codes, numbers = zip(*self.languages())
        start, english = self.number("<|startoftranscript|>"), self.number("<|en|>")
        return {
            "model_type": "whisper-base",
            "version": 2,
            "n_mels": 80,
            "n_audio_ctx": 1500,
            "n_audio_state": 512,
            "n_audio_head": 8,
            "n_audio_layer": 6,
            "n_vocab": 51865,
            "n_text_ctx": 448,
            "n_text_state": 512,
            "n_text_head": 8,
            "n_text_layer": 6,
            "sot_sequence": f"{start},{english},{self.number('<|transcribe|>')}",
            "all_language_tokens": ",".join(map(str, numbers)),
            "all_language_codes": ",".join(codes),
            "sot": start,
            "sot_index": 0,
            "eot": self.number("<|endoftext|>"),
            "blank_id": self.pieces.index("Ġ"),
            "is_multilingual": 1,
            "no_speech": self.number("<|nocaptions|>"),
            "non_speech_tokens": "",
            "transcribe": self.number("<|transcribe|>"),
            "translate": self.number("<|translate|>"),
            "sot_prev": self.number("<|startofprev|>"),
            "sot_lm": self.number("<|startoflm|>"),
            "no_timestamps": self.number("<|notimestamps|>"),
            "n_alignment_heads": len(alignment_heads),
            "alignment_heads": ",".join(f"{layer}:{head}" for layer, head in alignment_heads),
        }
