import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type FakeMachine, fakeMachine, processesOf, temporaryFilesOf } from "./fake-machine";
import { writeFiles } from "./folder";
import { type Ended, slipway } from "./slipway";

/** Runs the demo on fake machines. */
export type Demo = (
  name: string,
  machine?: FakeMachine,
  args?: readonly string[],
  variables?: NodeJS.ProcessEnv,
) => Promise<Ended>;

/**
 * Demos below `root`, each on a machine of its own name, in a folder that holds configurations and nothing else. None
 * may leave a file or a process.
 */
export function demoBelow(root: string): Demo {
  return async (name, machine = {}, args = [], variables = {}) => {
    const folder = join(root, name);
    const env = { ...fakeMachine(folder, machine), ...variables };
    writeFiles(folder, { "here/bad.yaml": "organization: 1\n" });
    const here = join(folder, "here");
    copyFileSync(join(__dirname, "../../slipway.yaml"), join(here, "slipway.yaml"));
    const ended = await slipway(["demo", ...args], here, env);
    expect(readdirSync(here).sort()).toEqual(["bad.yaml", "slipway.yaml"]);
    expect(temporaryFilesOf(folder)).toEqual([]);
    expect(processesOf(folder)).toEqual([]);
    return ended;
  };
}

/** The headings of a demo's steps, in their order. */
export function stepsOf(stderr: string): string[] {
  return stderr.split("\n").flatMap((line) => /^\d+\. (.*)$/.exec(line)?.[1] ?? []);
}
