"""Usable by everyone: axe-core finds nothing, the keyboard is enough, nothing runs out of a phone's screen."""

import importlib.util
import pathlib

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from support import voices
from support.page import PageCase

AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]) / "axe.min.js"


class AccessTests(PageCase):
    def check(self, state, widths=(1280, 360)):
        """No violation, by day and by night, on a desk and on a phone, where nothing may run over the edge either."""
        for width in widths:
            for dark in (False, True):
                self.browser.emulate(width, dark=dark)
                name = f"{state}-{width}-{'dark' if dark else 'light'}"
                self.script(AXE.read_text())
                found = self.driver.execute_async_script("""
                    const done = arguments[0];
                    axe.run(document, {resultTypes: ["violations"]}).then((result) => done(result.violations.map(
                        (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.target + " " + node.failureSummary).join(" | ")}`)));""")
                self.assertEqual(found, [], name)
                self.assertLessEqual(self.script("return document.documentElement.scrollWidth"), width, name)
                self.picture(name)
        self.browser.emulate()

    def test_start(self):
        self.script("document.querySelector('#delete-all').hidden || document.querySelector('#delete-all').click()")
        if self.find("#confirm").is_displayed():
            self.confirm()
        self.check("start")
        for tab in ("file", "text"):
            self.click(f"#tab-{tab}")
            self.check(f"start-{tab}")

    def test_result_and_history(self):
        self.read_file(voices.joined("angry", "sad", "happy"), with_words=True)
        self.script("document.querySelector('.stretches').open = true")
        self.check("result")
        self.read_text("I am so happy for you! But this makes me furious.")
        self.check("result-text")
        self.open()
        self.wait(lambda: len(self.past()) >= 2, "the history")
        self.check("history")
        self.click("#delete-all")
        self.shown("#confirm")
        self.check("question", widths=[360])
        self.click("#confirm button[value=no]")

    def test_in_korean(self):
        self.script("document.querySelector('#languages input[value=ko]').click()")
        self.wait(lambda: self.script("return document.documentElement.lang") == "ko", "Korean")
        self.read_file(voices.joined("angry", "sad", "happy"), with_words=True)
        self.check("result-ko")
        self.script("document.querySelector('#languages input[value=en]').click()")
        self.wait(lambda: self.script("return document.documentElement.lang") == "en", "English")

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def focused(self):
        return self.script("const e = document.activeElement; return e.id || e.className || e.tagName")

    def tab_to(self, name, back=False):
        """Presses Tab until what is so called has the focus."""
        for _ in range(80):
            if name in self.focused():
                return
            self.press(Keys.SHIFT, Keys.TAB, Keys.SHIFT) if back else self.press(Keys.TAB)
        self.fail(f"Tab does not reach {name}")

    def test_the_keyboard_is_enough(self):
        # To the inputs, over the tabs, to a text and its reading.
        self.tab_to("skip")
        self.press(Keys.ENTER)
        self.tab_to("tab-speak")
        self.press(Keys.ARROW_LEFT)
        self.assertEqual(self.focused(), "tab-text")
        self.press(Keys.TAB)
        self.assertEqual(self.focused(), "text")
        self.press("What a wonderful, happy morning!")
        self.press(Keys.TAB, Keys.ENTER)
        self.result()
        self.wait(lambda: self.focused() == "result-heading", "the focus goes to the result")
        # A recording from the list, heard with the arrow keys.
        self.read_file(voices.clip("happy"))
        self.open()
        self.wait(lambda: len(self.past()) >= 2, "the history")
        self.tab_to("past-open")
        self.press(Keys.ENTER)
        self.result()
        self.tab_to("tracks")
        self.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        tracks = self.find(".tracks")
        self.wait(lambda: float(tracks.get_attribute("aria-valuenow")) > 1.2, "it plays on from one second")
        self.press(Keys.SPACE)
        self.wait(lambda: self.find("#play").text == "Play", "it pauses")
        # Corrected and deleted without a mouse.
        self.tab_to("delete-reading")
        count = len(self.past())
        self.press(Keys.ENTER)
        self.shown("#confirm")
        self.tab_to("confirm-yes")
        self.press(Keys.ENTER)
        self.wait(lambda: len(self.past()) == count - 1, "it is deleted")
