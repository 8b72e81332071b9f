#!/bin/bash
# AfterInstall: root owns the code, the application reads it.
set -euo pipefail

home=${SHOP_HOME:-/opt/shop}

chmod -R u=rwX,go=rX "$home"
systemctl daemon-reload
systemctl enable shop
