"""Reading while one speaks."""

from support import voices
from support.page import PageCase

STRETCHES = "return [...document.querySelectorAll('.live-ribbon .stretch')].map((part) => part.dataset.emotion)"


class LiveTests(PageCase):
    microphone = staticmethod(lambda: voices.joined("angry", "sad", "happy"))

    def test_two_emotions_show_before_recording_stops(self):
        self.click("label.switch")
        self.click("#record")

        def emotions():
            return set(self.script(STRETCHES)) - {"unsure", "silence"}
        # Past the first of the three voices: what shows then is no first guess.
        self.wait(lambda: self.find("#record-time").text >= "0:08" and len(emotions()) >= 2, "two emotions")
        self.assertIn("is-recording", self.find("#record").get_attribute("class"), "it still records")
        self.assertEqual(self.find(".live .plane-point").get_attribute("visibility"), "visible")
        self.picture("live")
        self.click("#record")
        self.result()
        self.assertGreaterEqual(len(self.all(".panel-timeline .stretch")), 2)
        self.gone("#live-view")
        self.assertTrue(self.shown(".panel-timeline canvas.wave"))

    def test_what_is_discarded_is_not_kept(self):
        count = len(self.past())
        if not self.find("#live").is_selected():
            self.click("label.switch")
        self.click("#record")
        self.wait(lambda: self.script(STRETCHES), "a first moment")
        self.click("#record-discard")
        self.gone("#live-view")
        self.open()
        self.assertEqual(len(self.past()), count)
