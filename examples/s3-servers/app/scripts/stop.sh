#!/bin/bash
# ApplicationStop: the load balancer has drained the server by now. A server's first release has nothing to stop.
set -euo pipefail

if systemctl is-active --quiet board; then
  systemctl stop board
fi
