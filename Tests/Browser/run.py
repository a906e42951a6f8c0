"""Runs the tests of the page, all or those whose names hold a word: run.py [WORD…]. Ends with `N passed, N failed`."""

import pathlib
import sys
import time
import unittest

FOLDER = pathlib.Path(__file__).resolve().parent


class Tale(unittest.TextTestResult):
    """A line for each test, with its seconds."""

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def _tell(self, mark, test):
        print(f"{mark} {test.id()}  {time.monotonic() - self.began:.1f} s", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell("passed ", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._tell("FAILED ", test)

    def addError(self, test, error):
        super().addError(test, error)
        print(f"FAILED  {test.id()}", flush=True)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print(f"skipped {test.id()}: {reason}", flush=True)


def main():
    sys.path.insert(0, str(FOLDER))
    loader = unittest.TestLoader()
    if len(sys.argv) > 1:
        loader.testNamePatterns = [f"*{word}*" for word in sys.argv[1:]]
    suite = loader.discover(str(FOLDER), top_level_dir=str(FOLDER))
    began = time.monotonic()
    result = unittest.TextTestRunner(stream=sys.stdout, resultclass=Tale, verbosity=0).run(suite)
    failed = len({test.id() for test, _ in result.failures + result.errors})
    passed = result.testsRun - len(result.skipped) - len({
        test.id() for test, _ in result.failures + result.errors if isinstance(test, unittest.TestCase)})
    skipped = f", {len(result.skipped)} skipped" if result.skipped else ""
    print(f"{max(0, passed)} passed, {failed} failed{skipped} ({time.monotonic() - began:.0f} s)")
    sys.exit(0 if failed == 0 and passed > 0 else 1)


if __name__ == "__main__":
    main()
