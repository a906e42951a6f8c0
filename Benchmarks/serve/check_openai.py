"""What OpenAI's client makes of a running server: check_openai.py ADDRESS SOUND…"""

import sys
import time

import openai


def expect(what, condition):
    print(("ok      " if condition else "FAILED  ") + what, flush=True)
    if not condition:
        expect.failures += 1


expect.failures = 0


def fails(what, error, status, call):
    """Expects a call to fail with an error and status, and a body that the client understands."""
    try:
        call()
    except openai.APIStatusError as found:
        body = found.body if isinstance(found.body, dict) else {}
        said = bool(body.get("message")) and "code" in body and "type" in body
        expect(f"{what}: {type(found).__name__} {found.status_code}, {body.get('message')}",
               isinstance(found, error) and found.status_code == status and said)
    else:
        expect(f"{what}: no error", False)


def main(address, sounds):
    client = openai.OpenAI(base_url=address + "/v1", api_key="none", max_retries=0, timeout=120)
    for _ in range(200):
        try:
            models = client.models.list()
            break
        except openai.APIConnectionError:
            time.sleep(0.05)
    else:
        sys.exit("check-openai: the server does not answer")
    expect("models are listed, whisper-base among them", "whisper-base" in [model.id for model in models.data])

    def transcribe(sound, **more):
        with open(sound, "rb") as file:
            return client.audio.transcriptions.create(file=file, **{"model": "whisper-1", **more})

    for sound in sounds:
        text = transcribe(sound).text
        print(f"        {sound}: {text}")
        expect("json has words", len(text.split()) > 1)
        plain = transcribe(sound, response_format="text", model="whisper-base", prompt="names", temperature=0.1)
        expect("text is the same", plain.strip() == text)
        srt = transcribe(sound, response_format="srt")
        expect("srt is numbered and timed", srt.startswith("1\n00:00:") and " --> " in srt and "," in srt.split("\n")[1])
        vtt = transcribe(sound, response_format="vtt")
        expect("vtt has its heading and times", vtt.startswith("WEBVTT\n\n") and " --> " in vtt)
        verbose = transcribe(sound, response_format="verbose_json")
        segments = verbose.segments or []
        expect("verbose_json has segments in order, and no words", len(segments) > 0 and verbose.words is None and all(
            0 <= s.start < s.end <= verbose.duration + 0.5 for s in segments) and [s.id for s in segments] == list(range(len(segments))))
        expect("its segments are the text", " ".join(s.text for s in segments) == text == verbose.text)
        expect(f"it names the language ({verbose.language}) and length ({verbose.duration} s)",
               verbose.language.isalpha() and float(verbose.duration) > 0)
        words = transcribe(sound, response_format="verbose_json", timestamp_granularities=["word"])
        expect("words have times in order", [w.word for w in words.words] == text.split() and words.segments is None and all(
            a.start <= b.start and a.start <= a.end for a, b in zip(words.words, words.words[1:])))
        both = transcribe(sound, response_format="verbose_json", timestamp_granularities=["word", "segment"])
        expect("words and segments go together", bool(both.words) and bool(both.segments))

    fails("another model", openai.NotFoundError, 404, lambda: transcribe(sounds[0], model="whisper-9"))
    fails("another form", openai.BadRequestError, 400, lambda: transcribe(sounds[0], response_format="xml"))
    fails("a language that nobody speaks", openai.BadRequestError, 400, lambda: transcribe(sounds[0], language="zz"))
    fails("no sound", openai.UnprocessableEntityError, 422,
          lambda: client.audio.transcriptions.create(file=("x.wav", b"this is no sound"), model="whisper-1"))
    fails("speech", openai.InternalServerError, 501,
          lambda: client.audio.speech.create(model="tts-1", voice="alloy", input="Hello"))
    print("failed: " + str(expect.failures) if expect.failures else "passed")
    sys.exit(1 if expect.failures else 0)


main(sys.argv[1], sys.argv[2:])
