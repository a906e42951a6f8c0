"""Takes the pictures of the documents: pictures.py FOLDER [FILE]. A result on a desk by day, live reading on a phone by night.

FILE is what is read; without it, a voice that espeak-ng makes in three manners."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from support import voices  # noqa: E402
from support.page import PageCase  # noqa: E402

SOUND = sys.argv[2] if len(sys.argv) > 2 else voices.joined("happy", "sad", "angry", make=voices.synthetic)


class Camera(PageCase):
    microphone = staticmethod(lambda: SOUND)

    def runTest(self):
        """There is nothing to test."""

    def take(self, folder):
        self.browser.emulate(1180)
        self.open()
        self.read_file(SOUND, with_words=True)
        self.wait(lambda: self.script("return document.querySelector('.spectrogram img').complete"), "the spectrogram")
        self.script("document.activeElement.blur()")
        self.picture("page", folder, ".masthead", ".panel-transcript")
        self.script("document.querySelector('#languages input[value=ko]').click()")
        self.browser.emulate(390, dark=True)
        self.open()
        self.script("document.getElementById('live').click(); document.getElementById('record').click()")
        self.wait(lambda: self.find("#record-time").text >= "0:08", "eight seconds are read")
        self.picture("page-live", folder, ".masthead", "#live-view")
        self.click("#record-discard")


if __name__ == "__main__":
    Camera.setUpClass()
    try:
        Camera().take(pathlib.Path(sys.argv[1]))
    finally:
        Camera.tearDownClass()
