"""Runs the tests and writes what became of them as JUnit XML, for CodeBuild's report."""

import sys
import unittest
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring


class Noted(unittest.TextTestResult):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.suite = Element("testsuite", name="unit")

    def stopTest(self, test):
        super().stopTest(test)
        group, _, name = test.id().rpartition(".")
        case = SubElement(self.suite, "testcase", classname=group, name=name)
        for failed, text in self.failures + self.errors:
            if failed is test:
                SubElement(case, "failure").text = text


def main(report):
    tests = unittest.defaultTestLoader.discover("tests", top_level_dir=".")
    result = unittest.TextTestRunner(resultclass=Noted, verbosity=2).run(tests)
    Path(report).parent.mkdir(parents=True, exist_ok=True)
    Path(report).write_bytes(tostring(result.suite, encoding="utf-8", xml_declaration=True))
    return 0 if result.wasSuccessful() and result.testsRun > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
