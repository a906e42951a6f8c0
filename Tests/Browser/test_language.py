"""Korean and English: the browser's, switched, remembered."""

from support import voices
from support.page import PageCase


class LanguageTests(PageCase):
    language = "ko"

    def chosen(self):
        return self.script("return document.documentElement.lang")

    def test_the_browsers_language_comes_first_and_a_choice_is_remembered(self):
        self.assertEqual(self.chosen(), "ko")
        self.assertEqual(self.find("h1").text, "어떻게 들렸을까요?")
        self.read_text("정말 기쁘고 행복한 하루였어요!")
        self.assertEqual(self.find("#result-heading").text, "기쁨")
        self.script("document.querySelector('#languages input[value=en]').click()")
        self.wait(lambda: self.find("#result-heading").text == "Joy", "the result turns to English as well")
        self.assertEqual(self.find("h1").text, "How did it sound?")
        self.open()
        self.assertEqual(self.chosen(), "en")
        self.script("document.querySelector('#languages input[value=ko]').click()")
        self.wait(lambda: self.find("h1").text == "어떻게 들렸을까요?", "Korean again")

    def test_the_servers_problems_come_in_the_pages_language(self):
        self.expected_errors = ["422"]
        self.choose_file(voices.no_sound())
        self.assertRegex(self.shown("#input-trouble").text, "[가-힣]{2,}")
