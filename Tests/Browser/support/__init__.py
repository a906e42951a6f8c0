"""What the tests of the page share: a running server, a browser, voices, the page as a person uses it."""
