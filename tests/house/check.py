# SPDX-License-Identifier: Apache-2.0
"""A test case that shows what it found one a line."""

import unittest
from collections.abc import Iterable


class Check(unittest.TestCase):
    """The base of the house's rules."""

    def assert_none(self, found: Iterable[str], advice: str = "") -> None:
        """Fails with everything that was found."""
        lines = list(found)
        if lines:
            self.fail("\n".join([advice, *lines]))
