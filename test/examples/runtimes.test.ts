/**
 * The Node.js that CodeBuild runs the applications of the examples with. Without a version in the buildspec it is the
 * image's own, and that may be older than what the application's tools run on.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { RULED } from "../../config/conditions";
import type { Check, Service } from "../../config/config";
import { App, type Buildspec } from "../support/app";
import { allowsMajor } from "../support/engines";
import { EXAMPLES, exampleConfig } from "../support/examples";

const WITH_APP = Object.entries(EXAMPLES)
  .map(([name, file]) => ({ name, folder: join(dirname(file), "app") }))
  .filter(({ name, folder }) => existsSync(join(folder, "package-lock.json")) && isBuiltByCodeBuild(name));

/** A workflow of GitHub's says its versions itself. */
function isBuiltByCodeBuild(name: string): boolean {
  return exampleConfig(name).services[0]?.pipeline.runner === "codepipeline";
}

/** A build whose commands are known, and the major version that it asks for. */
interface NodeBuild {
  readonly title: string;
  readonly commands: readonly string[];
  readonly nodejs?: string;
}

function ofBuildspec(app: App, title: string, spec: Buildspec): NodeBuild {
  return { title, commands: app.commandsOf(spec), nodejs: app.runtimesOf(spec).nodejs };
}

function ofCheck(app: App, title: string, { steps, image }: Check): NodeBuild[] {
  if ("buildspec" in steps)
    return app.builds(steps.buildspec).map((spec, index) => ofBuildspec(app, `${title}[${index}]`, spec));
  // An image for Lambda is the version.
  const nodejs = steps.runtimeVersions?.nodejs ?? /-lambda-standard:nodejs(\d+)$/.exec(image)?.[1];
  return [{ title, commands: steps.commands, nodejs }];
}

/** Every build of the application, by where the configuration has it. */
function buildsOf(app: App, { build, checks, releases }: Service): NodeBuild[] {
  return [
    ...app.builds(build.buildspec).map((spec) => ofBuildspec(app, "build", spec)),
    ...checks.flatMap((check) => ofCheck(app, `check ${check.name}`, check)),
    ...releases.flatMap(({ environment, verify, conditions }) => [
      ...verify.flatMap((check) => ofCheck(app, `${environment} ${check.name}`, check)),
      ...RULED.flatMap((place) => {
        const commands = conditions[place]?.commands;
        return commands ? ofCheck(app, `${environment} ${place}`, commands) : [];
      }),
    ]),
  ];
}

/** What of an application's packages doesn't run on a major version of Node.js. */
function refusing(app: App, major: number): string[] {
  const { packages }: Lock = JSON.parse(app.text("package-lock.json"));
  return Object.entries(packages)
    .filter(([, { engines }]) => engines?.node !== undefined && !allowsMajor(engines.node, major))
    .map(([path, { engines }]) => `${path || "the application"} needs ${engines?.node}`);
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
}

const CALLS_NODE = /(^|[\s;&|(])(node|npm|npx)\s/;

describe.each(WITH_APP)("$name", ({ name, folder }) => {
  const app = App.at(folder);
  const [service] = exampleConfig(name).services;
  if (!service) throw new Error(`${name} delivers nothing`);
  const builds = buildsOf(app, service).filter(({ commands }) =>
    commands.some((command) => CALLS_NODE.test(command)),
  );

  test("says which versions it runs on", () => {
    const { engines } = JSON.parse(app.text("package.json"));
    const { packages }: Lock = JSON.parse(app.text("package-lock.json"));
    expect(packages[""]?.engines).toEqual(engines);
    expect(engines.node).toEqual(expect.any(String));
    expect(builds).not.toEqual([]);
  });

  test.each(builds)("$title asks for a Node.js that its packages run on", ({ nodejs }) => {
    expect(nodejs).toMatch(/^\d+$/);
    expect(refusing(app, Number(nodejs))).toEqual([]);
  });

  test("its container has a Node.js that it runs on", () => {
    const bases = app.has("Dockerfile")
      ? [...app.text("Dockerfile").matchAll(/^FROM .*\/node:(\d+)-/gm)].map(([, major]) => Number(major))
      : [];
    expect(bases.flatMap((major) => refusing(app, major))).toEqual([]);
    expect(bases.length > 0).toBe(app.has("Dockerfile"));
  });
});

describe("a range of versions", () => {
  test.each([
    ["^20.19.0 || ^22.12.0 || >=23", [20, 22, 23, 24]],
    ["18 || 20 || >=22", [18, 20, 22, 23, 24]],
    [">= 8", [18, 20, 22, 23, 24]],
    [">=20 <23", [20, 22]],
    ["10.* || 20.x", [20]],
    ["*", [18, 20, 22, 23, 24]],
  ])("%s allows %p", (range, majors) => {
    expect([18, 20, 22, 23, 24].filter((major) => allowsMajor(range, major))).toEqual(majors);
  });

  test("that can't be read is an error", () => {
    expect(() => allowsMajor("20 - 24", 22)).toThrow("can't read the range -");
  });
});
