#!/bin/bash
# BeforeInstall: Node.js, a user that owns nothing, and an empty place: files that a release no longer has are gone.
set -euo pipefail

home=${BOARD_HOME:-/opt/board}

# Amazon Linux has a package and a command for each version: https://docs.aws.amazon.com/linux/al2023/ug/nodejs.html
command -v node-24 > /dev/null || dnf install --assumeyes nodejs24
id board > /dev/null 2>&1 || useradd --system --no-create-home --shell /sbin/nologin board
rm -rf "${home:?}/src"
