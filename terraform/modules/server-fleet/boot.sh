install -d /opt/slipway
cat > /opt/slipway/placeholder.py <<'END_OF_PLACEHOLDER'
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
END_OF_PLACEHOLDER
#!/bin/bash
# Makes a fresh instance of Amazon Linux 2023 a server that CodeDeploy can deploy to. EC2 runs it as root, at the first
# boot only, with PORT set; placeholder.py lies beside it in /opt/slipway by then. Its output: /var/log/cloud-init-output.log
set -euo pipefail

metadata=http://169.254.169.254/latest
agent=/opt/codedeploy-agent

say() { echo "slipway: $*"; }

# Networks and mirrors fail at times; a server that gives up at boot is replaced by one that may fail alike.
insist() {
  local attempt
  for attempt in 1 2 3 4 5; do
    "$@" && return
    say "attempt ${attempt} failed: $*"
    sleep "$((attempt * 5))"
  done
  return 1
}

start_placeholder() {
  systemd-run --unit slipway-placeholder --description "Answers until the first release" \
    --property DynamicUser=yes --property ProtectSystem=strict --property ProtectHome=yes \
    --property "AmbientCapabilities=CAP_NET_BIND_SERVICE CAP_DAC_READ_SEARCH" \
    --property "CapabilityBoundingSet=CAP_NET_BIND_SERVICE CAP_DAC_READ_SEARCH" \
    /usr/bin/python3 /opt/slipway/placeholder.py "${PORT:?}" "${agent}/deployment-root"
}

# IMDSv2 only: the launch template turns version 1 off.
about_me() {
  local token
  token=$(curl -fsS -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" "${metadata}/api/token")
  curl -fsS -H "X-aws-ec2-metadata-token: ${token}" "${metadata}/meta-data/$1"
}

# https://docs.aws.amazon.com/codedeploy/latest/userguide/codedeploy-agent-operations-install-linux.html
install_agent() {
  local region domain installer
  region=$(about_me placement/region)
  domain=$(about_me services/domain)
  installer=$(mktemp)
  insist dnf install -y ruby
  insist curl -fsS -o "${installer}" "https://aws-codedeploy-${region}.s3.${region}.${domain}/latest/install"
  chmod +x "${installer}"
  insist "${installer}" auto
  rm -f "${installer}"
}

start_placeholder
install_agent
systemctl enable --now codedeploy-agent
say "ready for CodeDeploy"
