import json
import unittest

from src.server import answer


class Answers(unittest.TestCase):
    def test_it_is_well(self):
        self.assertEqual(answer("/healthz")[0], 200)

    def test_it_says_which_release_answers(self):
        status, content_type, text = answer("/version")
        self.assertEqual((status, content_type), (200, "application/json"))
        self.assertIn("commit", json.loads(text))

    def test_it_shows_a_page(self):
        self.assertIn("<h1>Shop</h1>", answer("/")[2])

    def test_it_knows_nothing_else(self):
        self.assertEqual(answer("/etc/passwd")[0], 404)


if __name__ == "__main__":
    unittest.main()
