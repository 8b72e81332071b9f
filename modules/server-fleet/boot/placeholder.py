"""Answers 200 on the service's port until CodeDeploy unpacks the first revision.

The load balancer's health check decides whether Auto Scaling replaces a server, and a server has nothing to answer
with before its first release. Called with the port and the folder in which the CodeDeploy agent keeps revisions.
"""

import glob
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Placeholder(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"No release yet\n"
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *_args):
        """Health checks would fill the journal."""


def wait_for_revision(revisions):
    """A revision lies in <deployment group>/<deployment>/deployment-archive, before any of its hooks run."""
    while not glob.glob(os.path.join(revisions, "*", "*", "deployment-archive")):
        time.sleep(0.5)


def main(port, revisions):
    server = ThreadingHTTPServer(("", port), Placeholder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wait_for_revision(revisions)
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
