#!/bin/bash
# BeforeInstall: a user that owns nothing, and an empty place: files that a release no longer has are gone.
set -euo pipefail

home=${SHOP_HOME:-/opt/shop}

id shop > /dev/null 2>&1 || useradd --system --no-create-home --shell /sbin/nologin shop
rm -rf "${home:?}/src"
