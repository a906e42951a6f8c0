"""Debian's chromium without a window, its profile and XDG folders in a temporary folder."""

import os
import pathlib
import shutil
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


class Browser:
    """A browser of its own: no cookie, nothing remembered."""

    def __init__(self, microphone=None, language="en"):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nunchi-browser-"))
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--window-size=1280,1000",
            f"--user-data-dir={self.folder / 'profile'}", f"--lang={language}", "--force-device-scale-factor=1",
        ):
            options.add_argument(argument)
        if microphone is not None:
            options.add_argument(f"--use-file-for-fake-audio-capture={microphone}")
        options.add_experimental_option("prefs", {
            "intl.accept_languages": language, "download.default_directory": str(self.folder / "downloads"),
        })
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        environment = dict(os.environ, LANGUAGE=language)
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "TMPDIR"):
            environment[name] = str(self.folder / name.lower())
            os.makedirs(environment[name], mode=0o700)
        service = Service(shutil.which("chromedriver"), env=environment)
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_script_timeout(30)

    def quit(self):
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    def console_errors(self):
        """What the page has complained of since this was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def emulate(self, width=None, height=900, dark=False):
        """A window of that many CSS pixels (None: as it was), by day or by night; nothing moves, so that nothing is seen half-way."""
        features = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": name, "value": value} for name, value in features.items()]})
        if width is None:
            self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
            return
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 2 if width < 600 else 1, "mobile": width < 600,
        })
