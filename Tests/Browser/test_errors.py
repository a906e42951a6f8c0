"""What the server finds wrong is told where it happened."""

import pathlib
import subprocess
import tempfile

from support import voices
from support.page import PageCase
from support.service import NUNCHI, Service


class ErrorTests(PageCase):
    def trouble_of(self, path):
        self.expected_errors = ["422"]
        self.choose_file(path)
        text = self.shown("#input-trouble").text
        self.assertNotIn("/tmp", text, "no path of the server's")
        self.assertGreater(len(text.splitlines()), 1, "a cause or a hint beside the title")
        self.gone("#progress")
        self.assertEqual(self.all("#result-heading"), [])
        return text

    def test_a_silent_clip(self):
        self.assertRegex(self.trouble_of(voices.silence()), "(?i)silen|quiet|nothing")

    def test_a_file_that_is_no_sound(self):
        self.trouble_of(voices.no_sound())

    def test_trouble_goes_with_the_next_reading(self):
        self.trouble_of(voices.no_sound())
        self.read_file(voices.clip("happy"))
        self.assertEqual(self.find("#input-trouble").text, "")

    def test_a_file_that_is_too_large_is_not_sent(self):
        self.script("""
            const list = new DataTransfer();
            list.items.add(new File([new Uint8Array(60_000_000)], "long.wav", {type: "audio/wav"}));
            const field = document.getElementById("file");
            field.files = list.files;
            field.dispatchEvent(new Event("change"));""")
        self.assertIn("60 MB", self.shown("#input-trouble").text)


class KeyTests(PageCase):
    def test_a_server_with_keys_asks_for_one(self):
        self.expected_errors = ["401"]
        folder = tempfile.TemporaryDirectory(prefix="nunchi-browser-keys-")
        self.addCleanup(folder.cleanup)
        keys = pathlib.Path(folder.name) / "keys.txt"
        key = subprocess.run(
            [NUNCHI, "serve", "keys", "add", "test", "--file", keys], check=True, capture_output=True,
            text=True).stdout.strip()
        server = Service("--api-keys", keys)
        self.addCleanup(server.stop)
        self.driver.get(server.address + "/")
        self.shown("#key").send_keys("wrong")
        self.click("#key-dialog button[value=yes]")
        self.wait(lambda: self.find("#key").get_attribute("value") == "" and self.find("#key").is_displayed(), "asked again")
        self.shown("#key").send_keys(key)
        self.click("#key-dialog button[value=yes]")
        self.shown("#history-empty")
        self.read_text("I am glad that this works.")
        self.wait(lambda: len(self.past()) == 1, "it is kept")
        self.assertIn("your key", self.find("#storage").text)


class StoreTests(PageCase):
    def test_a_server_that_keeps_nothing_says_so(self):
        server = Service("--no-store")
        self.addCleanup(server.stop)
        self.open(server.address)
        self.assertIn("Nothing is stored", self.find("#storage").text)
        self.assertFalse(self.find("#history").is_displayed() or self.find("#option-keep").is_displayed())
        self.read_file(voices.clip("happy"))
        self.assertTrue(self.shown(".wave"))
        self.assertEqual([name for name, data in server.files().items() if b"WAVE" in data], [])
