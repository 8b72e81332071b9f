#!/bin/bash
# AfterInstall: root owns the code, the application reads it.
set -euo pipefail

home=${BOARD_HOME:-/opt/board}

chmod -R u=rwX,go=rX "$home"
systemctl daemon-reload
systemctl enable board
