import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["coverage/", "reports/"] },
  js.configs.recommended,
  { languageOptions: { globals: globals.node } },
];
