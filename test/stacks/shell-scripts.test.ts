/** Every shell script that Slipway ships or writes: hooks, lifecycle scripts, boot scripts, commands of builds. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { userData } from "../../modules/server-fleet/user-data";
import { EXAMPLES, synthesizeExample } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";
import { isScript, SOUND, scriptFaults } from "../support/scripts";

const ROOT = join(__dirname, "..", "..");
const folder = temporaryFolder();

/** Where there are any, and one that must be among them. */
const SHIPPED = {
  ".ci": "run",
  examples: "hooks/post-receive",
  modules: "lambda-service/shift.sh",
  scripts: "install-terraform.sh",
};

const scriptsIn = (place: string): string[] =>
  readdirSync(join(ROOT, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map(({ name, parentPath }) => join(parentPath, name))
    .filter(isScript)
    .map((file) => file.slice(ROOT.length + 1));

const shipped = Object.keys(SHIPPED).flatMap(scriptsIn);

test("there are some", () => {
  expect(shipped).toEqual(
    expect.arrayContaining(Object.entries(SHIPPED).map(([place, file]) => join(place, file))),
  );
});

test.each(shipped)(`%s ${SOUND}`, (script) => {
  expect(scriptFaults(join(ROOT, script))).toBe("");
});

test(`what a server runs at its first boot ${SOUND}`, () => {
  writeFiles(folder, { "user-data": Buffer.from(userData(8080), "base64").toString() });
  expect(scriptFaults(join(folder, "user-data"))).toBe("");
});

/** Commands of the buildspecs that a system's stacks hold, each as one script. */
function commandsOf(example: string): string[] {
  return Object.values(synthesizeExample(example)).flatMap(({ resource = {} }) =>
    Object.values(resource.aws_codebuild_project ?? {}).flatMap(({ source }) => {
      const { buildspec } = source as { readonly buildspec: string };
      if (!buildspec.startsWith("{")) return [];
      const { phases }: Inline = JSON.parse(buildspec);
      return [
        Object.values(phases)
          .flatMap(({ commands = [] }) => commands)
          .join("\n"),
      ];
    }),
  );
}

interface Inline {
  readonly phases: Readonly<Record<string, { readonly commands?: readonly string[] }>>;
}

test(`what the builds of every example run ${SOUND}`, () => {
  const scripts = [...new Set(Object.keys(EXAMPLES).flatMap(commandsOf))];
  expect(scripts.length).toBeGreaterThan(10);
  const files = Object.fromEntries(
    scripts.map((script, index) => [`build-${index}`, `#!/bin/sh\n${script}\n`]),
  );
  writeFiles(folder, files);
  expect(scriptFaults(...Object.keys(files).map((file) => join(folder, file)))).toBe("");
});
