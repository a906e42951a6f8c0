"""Takes the pictures of the README: a result on a desk, live reading on a phone: pictures.py FOLDER [FILE].

FILE is read for the result; without it a synthetic voice in several manners."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from support import page, voices  # noqa: E402


class Camera(page.PageCase):
    microphone = staticmethod(lambda: voices.synthetic())

    def runTest(self):
        """Never run as a test."""

    def take(self, folder, file):
        page.PICTURES = pathlib.Path(folder)
        self.setUpClass()
        try:
            self.browser.emulate(1240, 1000)
            self.open()
            self.read_file(file or voices.synthetic(), with_words=True)
            self.wait(lambda: self.script("return document.querySelector('.spectrogram img').complete"), "the spectrogram")
            self.script("document.documentElement.classList.add('still')")
            self.element_picture("page", "#result")
            self.browser.emulate(390, 844, dark=True)
            self.script("document.querySelector('#languages input[value=ko]').click()")
            self.open()
            self.script("document.getElementById('live').click()")
            self.click("#record")
            self.wait(lambda: len(self.script("return [...document.querySelectorAll('.live-ribbon .stretch')]")) >= 3, "live")
            self.element_picture("page-live", "main", 844)
            self.click("#record-discard")
        finally:
            self.browser.quit()


if __name__ == "__main__":
    Camera().take(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
