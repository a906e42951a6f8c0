"""Correcting, opening and deleting what was read."""

import json

from support import voices
from support.page import PageCase
from support.service import Service


class KeptCase(PageCase):
    """A server of its own, in whose folder of data one may look: nobody else's readings lie there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.service = Service()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.service.stop()


class CorrectionTests(KeptCase):
    def corrections(self):
        """The table that `nunchi train` reads; nothing where there is none."""
        table = self.service.data / "corrections/manifest.tsv"
        return table.read_text() if table.exists() else ""

    def test_a_correction_needs_an_emotion_and_consent(self):
        self.read_file(voices.clip("sad"))
        self.click(".panel-correction .primary")
        self.assertIn("Choose the emotion", self.shown(".panel-correction .trouble").text)
        self.script("document.querySelector('.choice input[value=joy]').click()")
        self.click(".panel-correction .primary")
        self.assertIn("agree", self.shown(".panel-correction .trouble").text)
        self.assertEqual(self.corrections(), "")
        self.click(".consent")
        self.click(".panel-correction .primary")
        self.assertEqual(self.shown(".corrected").text, "Joy")
        self.assertIn("\tjoy", self.corrections())
        self.wait(lambda: self.all(".past-corrected"), "the list tells of it")
        # Taken back, it is gone from there too.
        self.click("#correction-undo")
        self.shown(".choices")
        self.assertNotIn("\tjoy", self.corrections())


class HistoryTests(KeptCase):
    def holders(self, stretches):
        """The files of the data folder that hold any of these stretches of bytes."""
        return [name for name, data in self.service.files().items() if any(part in data for part in stretches)]

    def test_deleting_one_leaves_no_byte_of_its_sound(self):
        self.read_file(voices.clip("sad"))
        self.script("document.querySelector('.choice input[value=sadness]').click()")
        self.click(".consent")
        self.click(".panel-correction .primary")
        self.shown(".corrected")
        sound = self.sound_of_latest()[44:]
        # Stretches of 32 samples, loud enough that they are no one's but this recording's.
        stretches = [part for part in (sound[at:at + 64] for at in range(0, len(sound) - 64, 4000)) if len(set(part)) > 30]
        self.assertGreater(len(stretches), 5)
        self.assertGreaterEqual(len(self.holders(stretches)), 2, "the audio and the correction are there before")
        count = len(self.past())
        self.click("#delete-reading")
        self.confirm()
        self.wait(lambda: len(self.past()) == count - 1, "one fewer")
        self.gone("#result")
        self.assertEqual(self.holders(stretches), [])
        self.assertEqual(self.holders([b"sad.wav"]), [], "nor its name")

    def test_a_reading_is_opened_again_and_all_are_deleted(self):
        self.read_file(voices.clip("happy"))
        self.read_text("What a dreadful, sad and lonely evening.")
        self.open()
        self.wait(lambda: len(self.past()) >= 2, "both are in the list")
        self.all(".past-open")[1].click()
        self.result()
        self.assertIn("happy.wav", self.find(".verdict-about").text)
        self.assertTrue(self.shown(".panel-timeline").text)
        self.click("#delete-all")
        self.assertIn("undone", self.shown("#confirm-text").text)
        self.confirm()
        self.shown("#history-empty")
        self.gone("#result")
        self.assertEqual([name for name in self.service.files() if name.endswith(".wav")], [])

    def test_dismissing_the_question_deletes_nothing(self):
        self.read_text("All is well, thank you.")
        count = len(self.past())
        self.click("#delete-all")
        self.click("#confirm button[value=no]")
        self.gone("#confirm")
        self.assertEqual(len(self.past()), count)

    def test_a_reading_is_downloaded_as_json(self):
        self.read_text("I love this so much!")
        # The browser's own folder of downloads is not looked at: what is offered is.
        offered = self.driver.execute_async_script("""
            const done = arguments[0];
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };
            document.getElementById("download").click();""")
        reading = json.loads(offered)
        self.assertEqual((reading["schema"], reading["emotion"]), ("nunchi.reading/1", "joy"))

    def test_what_is_not_to_be_kept_is_not(self):
        count = len(self.past())
        self.click("#tab-file")
        self.click("#keep")
        self.read_file(voices.clip("sad"))
        self.assertEqual(len(self.past()), count)
        self.assertEqual(self.all("#delete-reading"), [])
        self.click("#play")
        self.wait(lambda: float(self.find(".tracks").get_attribute("aria-valuenow")) > 0.2, "it can be heard all the same")
