import { readFileSync } from "node:fs";
import type { Emulator } from "../../../emulator/emulator";
import { emulatedEnvironment, findMoto, privatePythonFolder } from "../../../runner/emulated";
import { temporaryFolder, writeFiles } from "../../support/folder";

const folder = temporaryFolder();
const EMULATOR: Emulator = {
  url: "http://127.0.0.1:4000",
  version: "5.2.1",
  pid: 0,
  stop: () => Promise.resolve(),
};
const TOOLS = { name: "tools", id: "111111111111", region: "us-east-1", profile: "acme-tools" };
const STAGING = { name: "staging", id: "222222222222", region: "eu-west-1" };

describe("emulatedEnvironment", () => {
  const OWN = {
    PATH: "/bin",
    AWS_PROFILE: "mine",
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SESSION_TOKEN: "token",
    AWS_ENDPOINT_URL_S3: "https://elsewhere.example",
    AWS_CA_BUNDLE: "/ca.pem",
  };

  test("nothing of the user's own AWS settings is left", () => {
    const env = emulatedEnvironment(EMULATOR, [TOOLS, STAGING], folder, OWN);
    expect(env.PATH).toBe("/bin");
    expect(env).toMatchObject({ AWS_ENDPOINT_URL: EMULATOR.url, AWS_PROFILE: "tools" });
    const values = Object.values(env);
    for (const [name, value] of Object.entries(OWN)) {
      if (name !== "PATH") expect(values).not.toContain(value);
    }
  });

  test("each account has a profile of its own name, and of the name that its stacks use", () => {
    const env = emulatedEnvironment(EMULATOR, [TOOLS, STAGING], folder, OWN);
    const profiles = readFileSync(env.AWS_CONFIG_FILE ?? "", "utf8").split(/^(?=\[)/m);
    expect(profiles).toHaveLength(3);
    const about = (name: string) => profiles.find((text) => text.startsWith(`[profile ${name}]`));
    expect(about("tools")).toMatch(/EMULATED111111111111/);
    expect(about("acme-tools")).toMatch(/EMULATED111111111111/);
    expect(about("staging")).toMatch(/region = eu-west-1\n.*EMULATED222222222222/);
  });
});

describe("findMoto", () => {
  const fake = (version: string) => ({ python: `#!/bin/sh\necho ${version}\n` });
  const without = { python: "#!/bin/sh\nexit 1\n" };

  beforeAll(() => {
    writeFiles(`${folder}/named`, fake("1.0"), 0o755);
    writeFiles(`${privatePythonFolder({ XDG_DATA_HOME: `${folder}/data` })}/bin`, fake("2.0"), 0o755);
    writeFiles(`${folder}/path`, { python3: fake("3.0").python }, 0o755);
    writeFiles(`${folder}/bad`, without, 0o755);
  });

  test.each([
    ["the one that SLIPWAY_PYTHON names", "named/python", "data", "1.0"],
    ["else Slipway's own", undefined, "data", "2.0"],
    ["else python3", undefined, "nowhere", "3.0"],
    ["and no other, where SLIPWAY_PYTHON names one without moto", "bad/python", "data", undefined],
  ])("it is %s", async (_which, named, data, version) => {
    const env = {
      PATH: `${folder}/path:/usr/bin:/bin`,
      XDG_DATA_HOME: `${folder}/${data}`,
      ...(named && { SLIPWAY_PYTHON: `${folder}/${named}` }),
    };
    expect((await findMoto(env))?.version).toBe(version);
  });
});
