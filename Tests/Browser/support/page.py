"""The page as a person uses it, and a test case with a browser that is looked after."""

import base64
import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from . import service, voices
from .browser import Browser

PATIENCE = 40
PICTURES = service.ROOT / "demo" / "page"


class PageCase(unittest.TestCase):
    """One browser for the tests of a class; each begins with a fresh page, and none may leave an error in the console."""

    microphone = None
    language = "en"

    @classmethod
    def setUpClass(cls):
        cls.service = service.shared()
        cls.browser = Browser(cls.microphone() if cls.microphone else None, cls.language)
        cls.driver = cls.browser.driver

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def setUp(self):
        self.expected_errors = []
        self.browser.emulate()
        self.open()

    def tearDown(self):
        errors = [
            error for error in self.browser.console_errors()
            if not any(expected in error for expected in self.expected_errors)]
        self.assertEqual(errors, [], "errors in the console")

    def open(self, address=None):
        self.driver.get("about:blank")
        self.driver.get((address or self.service.address) + "/")
        self.wait(lambda: self.script("return document.documentElement.dataset.ready === 'true'"), "the page is ready")

    def script(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition, what, seconds=PATIENCE):
        """Waits until `condition` gives something true, and returns that."""
        return WebDriverWait(self.driver, seconds, poll_frequency=0.1).until(lambda _: condition(), what)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def shown(self, selector):
        """The element, once it is there and to be seen."""
        def seen():
            return next((element for element in self.all(selector) if element.is_displayed()), None)
        return self.wait(seen, f"{selector} shows")

    def click(self, selector):
        self.shown(selector).click()

    def gone(self, selector):
        self.wait(lambda: not any(element.is_displayed() for element in self.all(selector)), f"{selector} is gone")

    # What people do.

    def choose_file(self, path):
        self.click("#tab-file")
        self.find("#file").send_keys(str(path))

    def read_file(self, path, with_words=False):
        """Chooses a file and waits for its reading."""
        self.click("#tab-file")
        box = self.find("#with-words")
        if box.is_displayed() and box.is_selected() != with_words:
            box.click()
        self.find("#file").send_keys(str(path))
        return self.result()

    def result(self):
        """Waits for a result; its emotion in words."""
        def text():
            return any(trouble.text for trouble in self.all("#input-trouble")) or self.all("#result-heading")
        self.wait(text, "a result or a trouble")
        trouble = self.find("#input-trouble").text
        self.assertEqual(trouble, "", "no trouble")
        return self.shown("#result-heading").text

    def read_text(self, text):
        self.click("#tab-text")
        field = self.shown("#text")
        field.clear()
        field.send_keys(text)
        self.click("#panel-text button")
        return self.result()

    def confirm(self):
        self.click("#confirm-yes")
        self.gone("#confirm")

    def past(self):
        return self.all("#history-list .past")

    def sound_of_latest(self):
        """The bytes of the sound of this browser's latest reading, as the server keeps it."""
        return bytes(self.script("""
            return (async () => {
                const list = await (await fetch("/v1/readings")).json();
                return Array.from(new Uint8Array(await (await fetch(list.readings[0].audio)).arrayBuffer()));
            })();"""))

    # What people see.

    def picture(self, name, folder=PICTURES, first="html", last=None):
        """Keeps a picture of the page from one element to another, both whole: below demo/page, which is kept out of git."""
        folder.mkdir(parents=True, exist_ok=True)
        top, bottom, width = self.script("""
            const box = (selector) => document.querySelector(selector).getBoundingClientRect();
            return [scrollY + box(arguments[0]).top, scrollY + box(arguments[1]).bottom, document.documentElement.clientWidth];
            """, first, last or first)
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": top, "width": width, "height": bottom - top, "scale": 1}})
        target = folder / f"{name}.png"
        target.write_bytes(base64.b64decode(shot["data"]))
        return target


def voice(manner="sad"):
    """A microphone that hears one voice: for `microphone` of a `PageCase`."""
    return staticmethod(lambda: voices.clip(manner))
