"""Reading what is recorded, chosen or typed."""

import io
import wave

from support import voices
from support.page import PageCase, voice

EMOTIONS = {
    "Neutral", "Joy", "Sadness", "Anger", "Surprise", "Fear", "Disgust", "Contempt", "Calm", "Boredom", "Not sure",
}


class RecordTests(PageCase):
    microphone = voice("angry")

    def test_a_recording_is_read(self):
        self.click("#record")
        self.wait(lambda: "is-recording" in self.find("#record").get_attribute("class"), "recording")
        levels = set()

        def heard():
            levels.add(int(self.find("#level").get_attribute("aria-valuenow")))
            return self.find("#record-time").text >= "0:04"
        self.wait(heard, "four seconds are recorded")
        self.assertGreater(max(levels), 30, "the level follows the voice")
        self.click("#record")
        self.assertIn(self.result(), EMOTIONS)
        # What was sent is a WAV of one channel, 16 kHz and 16 bits, with the voice in it.
        with wave.open(io.BytesIO(self.sound_of_latest())) as stored:
            self.assertEqual((stored.getnchannels(), stored.getsampwidth(), stored.getframerate()), (1, 2, 16_000))
            self.assertGreater(stored.getnframes(), 3.5 * 16_000)
        self.assertGreater(len(self.past()), 0)

    def test_a_recording_can_be_discarded(self):
        count = len(self.past())
        self.click("#record")
        self.click("#record-discard")
        self.gone("#record-discard")
        self.assertEqual(self.find("#record-time").text, "0:00")
        self.assertEqual(len(self.past()), count)


class FileTests(PageCase):
    def test_a_file_is_read_with_everything_to_see(self):
        self.assertIn(self.read_file(voices.clip("happy"), with_words=True), EMOTIONS)
        panels = ["verdict", "scores", "plane", "timeline", "correction", "about"]
        # What writes down words is a model that somebody else trained, which may not be installed.
        if self.script("return fetch('/health').then((it) => it.json())")["capabilities"]["transcription"]:
            panels += ["transcript", "words"]
        for panel in panels:
            self.assertTrue(self.shown(f".panel-{panel}").text, panel)
        self.assertGreaterEqual(len(self.all(".bar")), 7)
        shares = [float(value.text.rstrip("%")) for value in self.all(".bar-value")]
        self.assertEqual(shares, sorted(shares, reverse=True))
        self.assertAlmostEqual(sum(shares), 100, delta=len(shares) / 2)
        self.assertIn("happy.wav", self.find(".verdict-about").text)
        # The spectrogram is there, and the waveform is not blank.
        self.wait(lambda: self.script("return document.querySelector('.spectrogram img').naturalWidth") > 50, "a spectrogram")
        self.assertTrue(self.script("""
            const canvas = document.querySelector(".wave");
            const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            return pixels.some((value, index) => index % 4 === 3 && value > 0);"""))

    def test_it_plays_from_where_one_clicks(self):
        self.read_file(voices.clip("happy"))
        tracks = self.shown(".tracks")
        self.script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", tracks)
        tracks.click()
        length = float(tracks.get_attribute("aria-valuemax"))
        self.wait(lambda: float(tracks.get_attribute("aria-valuenow")) > length / 2 + 0.2, "it plays from the middle on")

    def test_progress_can_be_cancelled(self):
        # Held up so that there is something to cancel.
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": False, "latency": 3000, "downloadThroughput": -1, "uploadThroughput": -1})
        try:
            self.choose_file(voices.clip("happy"))
            self.click("#cancel")
            self.gone("#progress")
        finally:
            self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
                "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
        self.assertEqual(self.all("#result-heading"), [])
        self.assertEqual(self.find("#input-trouble").text, "")
        self.assertIn(self.read_file(voices.clip("happy")), EMOTIONS)


class TextTests(PageCase):
    def test_a_text_is_read_sentence_by_sentence(self):
        emotion = self.read_text("I am so happy for you! This is the best day of my life.")
        self.assertEqual(emotion, "Joy")
        self.assertEqual(len(self.all(".panel-sentences .run")), 2)
        self.assertIn("I am so happy for you!", self.find(".verdict-about").text)
        self.assertEqual(self.all(".panel-timeline"), [])

    def test_nothing_is_not_sent(self):
        self.click("#tab-text")
        self.click("#panel-text button")
        self.assertIn("Write a sentence", self.shown("#input-trouble").text)
