// The least that reading a plan can take: its text, and the tree that V8 makes of it.
const { readFileSync } = require("node:fs");

JSON.parse(readFileSync(process.argv[2], "utf8"));
