#!/bin/bash
# ValidateService: what answers on the service's port is well, and is this very release. Anything else fails the
# deployment: CodeDeploy stops, and puts the former release back on the servers that have the new one.
set -euo pipefail

home=${SHOP_HOME:-/opt/shop}
url=http://localhost:${SHOP_PORT:-8080}
patience=${SHOP_PATIENCE:-30}

ask() { curl --fail --silent --show-error --max-time 5 "${url}$1"; }

for ((second = 0; second < patience; second++)); do
  if ask /healthz > /dev/null; then
    if [ "$(ask /version)" = "$(python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)))' < "${home}/release.json")" ]; then
      echo "well, and the release that was deployed"
      exit 0
    fi
    echo "another release answers: $(ask /version)" >&2
    exit 1
  fi
  sleep 1
done
echo "nothing is well on ${url} after ${patience} seconds" >&2
exit 1
