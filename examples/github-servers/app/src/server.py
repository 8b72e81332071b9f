"""The shop: one page, its health, and which release answers."""

import json
import os
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RELEASE = Path(__file__).parent.parent / "release.json"


def release():
    """What the build said about itself; a machine of a developer's has none."""
    return json.loads(RELEASE.read_text()) if RELEASE.exists() else {"commit": "development"}


def answer(path):
    """Status, type and text for a path."""
    if path == "/healthz":
        return 200, "text/plain", "ok\n"
    if path == "/version":
        return 200, "application/json", json.dumps(release()) + "\n"
    if path == "/":
        return 200, "text/html", f"<h1>Shop</h1><p>{release()['commit']} on {socket.gethostname()}</p>\n"
    return 404, "text/plain", "not found\n"


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        status, content_type, text = answer(self.path)
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    print(f"listening on {port}", flush=True)
    ThreadingHTTPServer(("", port), Shop).serve_forever()
