/** terraform/modules against the constructs that it is written from. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf } from "../../export/files";
import { hostModule } from "../../export/host";
import { MODULES } from "../../export/modules";
import { literals } from "../../face/input";
import { snakeCase } from "../../face/names";
import { version } from "../../package.json";
import { looksInto } from "../support/looking";

const EXPORTED = join(__dirname, "..", "..", "terraform", "modules");

/** By path; `latin1` keeps every byte. */
function written(name: string, encoding: "utf8" | "latin1" = "utf8"): Record<string, string> {
  const folder = join(EXPORTED, name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes(".terraform"),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, encoding)]),
  );
}

describe("terraform/modules", () => {
  test("holds every module and no other", () => {
    expect(readdirSync(EXPORTED).sort()).toEqual(MODULES.map(({ name }) => name).sort());
  });

  describe.each(MODULES)("$name", (module) => {
    const { name, inputs, examples } = module;

    test("is fresh", async () => {
      const made = await filesOf(module, version);
      const there = written(name, "latin1");
      const stale = [...new Set([...Object.keys(made), ...Object.keys(there)])].filter(
        (path) => Buffer.from(made[path] ?? "").toString("latin1") !== there[path],
      );
      if (stale.length > 0)
        throw new Error(
          `terraform/modules/${name} is stale: ${stale.join(", ")}. Run \`npm run modules\` and commit it.`,
        );
    });

    test("uses every variable, and every one that it uses is there", () => {
      const { "main.tf": main = "", "outputs.tf": outputs = "" } = written(name);
      const used = new Set([...(main + outputs).matchAll(/\bvar\.(\w+)/g)].map((match) => match[1]));
      expect([...used].sort()).toEqual(Object.keys(inputs).map(snakeCase).sort());
    });

    test("gives a reason for every statement of every policy", () => {
      const { "main.tf": main = "" } = written(name);
      const statements = [...main.matchAll(/^ *Sid +=/gm)];
      const reasons = [...main.matchAll(/^ *# .*\n(?: *# .*\n)* *(?:\[for .*)?\{$\n *Sid +=/gm)];
      expect(reasons).toHaveLength(statements.length);
    });

    test("nothing in it looks generated", () => {
      const { "main.tf": main = "" } = written(name);
      expect(main).not.toMatch(/_[0-9A-F]{8}\b/);
      for (const line of main.split("\n")) expect(line.length).toBeLessThanOrEqual(160);
    });

    test("its construct looks into no variable", () => {
      expect(looksInto(() => hostModule(module))).toEqual([]);
    });

    test("refuses as literals what its validations refuse, and takes its examples", () => {
      const values = examples.complete.values as Readonly<Record<string, unknown>>;
      expect(() => literals(inputs, values)).not.toThrow();
      const taken = Object.entries(inputs).flatMap(([key, { rules }]) =>
        rules
          .filter((rule) => rule.holds(rule.spoil(values[key])))
          .map(({ message }) => `${key}: ${message}`),
      );
      expect(taken).toEqual([]);
    });

    test("its complete example gives every input", () => {
      expect(Object.keys(examples.complete.values).sort()).toEqual(Object.keys(inputs).sort());
    });
  });
});
