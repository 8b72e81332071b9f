#!/bin/bash
# ValidateService: what answers on the service's port is well, and is this very release. Anything else fails the
# deployment: CodeDeploy stops, and puts the former release back on the servers that have the new one.
set -euo pipefail

home=${BOARD_HOME:-/opt/board}
url=http://localhost:${BOARD_PORT:-8080}
patience=${BOARD_PATIENCE:-30}

ask() { curl --fail --silent --show-error --max-time 5 "${url}$1"; }

# Two texts of JSON may differ and say the same.
same() { node-24 -e 'require("assert").deepEqual(...process.argv.slice(1).map((text) => JSON.parse(text)))' "$@" 2> /dev/null; }

for ((second = 0; second < patience; second++)); do
  if ask /healthz > /dev/null; then
    answered=$(ask /version)
    if same "$answered" "$(cat "${home}/release.json")"; then
      echo "well, and the release that was deployed: ${answered}"
      exit 0
    fi
    echo "another release answers: ${answered}" >&2
    exit 1
  fi
  sleep 1
done
echo "nothing is well on ${url} after ${patience} seconds" >&2
exit 1
