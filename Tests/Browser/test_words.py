"""The page's own files, without a browser: both languages say the same things, colours and names are the library's."""

import json
import re
import unittest

from support.service import ROOT

PAGE = ROOT / "Sources/NunchiServer/Page"


def words(language):
    return json.loads((PAGE / f"words/{language}.json").read_text())


class WordsTests(unittest.TestCase):
    def test_both_languages_have_every_word(self):
        korean, english = words("ko"), words("en")
        self.assertEqual(set(korean), set(english))
        for key in english:
            self.assertEqual(
                set(re.findall(r"\{(\w+)\}", korean[key])), set(re.findall(r"\{(\w+)\}", english[key])), key)

    def test_every_word_that_is_asked_for_is_there(self):
        known = set(words("en"))
        html = (PAGE / "index.html").read_text()
        asked = set(re.findall(r'data-words(?:-label|-placeholder)?="([^"]+)"', html))
        for file in PAGE.rglob("*.js"):
            asked |= set(re.findall(r'\bt\(\s*"([^"]+)"', file.read_text()))
        self.assertEqual(asked - known, set())
        self.assertGreater(len(asked), 60)

    def test_emotions_are_called_as_everywhere(self):
        source = (ROOT / "Sources/Affect/EmotionNames.swift").read_text()
        for language, letters in (("en", "[A-Z][a-z]+"), ("ko", "[가-힣]+")):
            names = dict(re.findall(rf'case \.(\w+): "({letters})"', source))
            self.assertEqual(len(names), 10)
            for emotion, name in names.items():
                self.assertEqual(words(language)[f"emotion.{emotion}"], name)

    def test_emotions_have_the_colours_of_the_plots(self):
        source = (ROOT / "Sources/Reporting/Style/Palette.swift").read_text()
        style = (PAGE / "style/emotions.css").read_text()
        colours = re.findall(r'"(\w+)": PlotColor\(0x([0-9A-F]{6})\)', source)
        self.assertEqual(len(colours), 10)
        for emotion, colour in colours:
            self.assertIn(f"--{emotion}: #{colour.lower()};", style)

    def test_emotions_lie_where_the_library_places_them(self):
        source = (ROOT / "Sources/Affect/ValenceArousal.swift").read_text()
        script = (PAGE / "script/emotions.js").read_text()
        places = re.findall(r"case \.(\w+): ValenceArousal\(valence: ([-\d.]+), arousal: ([-\d.]+)\)", source)
        self.assertEqual(len(places), 10)
        for emotion, valence, arousal in places:
            found = re.search(rf"{emotion}: \[([-\d.]+), ([-\d.]+)\]", script)
            self.assertEqual([float(found[1]), float(found[2])], [float(valence), float(arousal)], emotion)

    def test_nothing_comes_from_elsewhere(self):
        for file in PAGE.rglob("*"):
            if file.is_file():
                outside = [address for address in re.findall(r"https?://[^\s\"'<>)]+", file.read_text())
                           if not address.startswith(("http://www.w3.org/", "http://localhost"))]
                self.assertEqual(outside, [], file.name)
