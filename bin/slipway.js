#!/usr/bin/env node
const { bundle } = require("./run.js");

require(bundle("cli/slipway.ts"));
