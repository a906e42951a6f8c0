"""faster-whisper over some clips, as a process of its own: MODEL LANGUAGE THREADS FILE...; prints the texts as JSON."""

import json
import sys

from faster_whisper import WhisperModel

folder, language, threads, *files = sys.argv[1:]
model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=int(threads), local_files_only=True)
texts = []
for file in files:
    segments, _ = model.transcribe(file, language=language, beam_size=1, word_timestamps=True)
    texts.append("".join(segment.text for segment in segments).strip())
print(json.dumps(texts))
