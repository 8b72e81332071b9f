import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  firstMirror,
  holdsAwsProvider,
  platformName,
  wellKnownMirror,
} from "../../../runner/provider-mirror";
import { temporaryFolder, writeFiles } from "../../support/folder";

const PLATFORM = "linux_amd64";

test.each<[NodeJS.Platform, string, string]>([
  ["linux", "x64", "linux_amd64"],
  ["darwin", "arm64", "darwin_arm64"],
  ["win32", "ia32", "windows_386"],
])("platformName(%s, %s) is %s", (platform, architecture, expected) => {
  expect(platformName(platform, architecture)).toBe(expected);
});

describe("holdsAwsProvider", () => {
  const root = temporaryFolder();
  const packed = (version: string, platform: string) => `terraform-provider-aws_${version}_${platform}.zip`;

  test.each([
    [
      "unpacked",
      "registry.example/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws_v5.100.0_x5",
      true,
    ],
    ["unpacked, the newest accepted", "other.example/hashicorp/aws/6.99.0/linux_amd64/x", true],
    ["packed", `registry.example/hashicorp/aws/${packed("6.25.0", PLATFORM)}`, true],
    ["too old", "registry.example/hashicorp/aws/5.99.1/linux_amd64/x", false],
    ["too new", "registry.example/hashicorp/aws/7.0.0/linux_amd64/x", false],
    ["for another platform", "registry.example/hashicorp/aws/5.100.0/darwin_arm64/x", false],
    [
      "packed for another platform",
      `registry.example/hashicorp/aws/${packed("5.100.0", "darwin_arm64")}`,
      false,
    ],
    ["another provider", "registry.example/hashicorp/random/5.100.0/linux_amd64/x", false],
    ["a host too many", "a/registry.example/hashicorp/aws/5.100.0/linux_amd64/x", false],
  ])("GIVEN a mirror with a provider %s (%s) THEN %s", (name, path, expected) => {
    const mirror = join(root, name);
    writeFiles(mirror, { [path]: "" });

    expect(holdsAwsProvider(mirror, PLATFORM)).toBe(expected);
  });

  test("GIVEN no such folder THEN there is no mirror", () => {
    expect(holdsAwsProvider(join(root, "nowhere"), PLATFORM)).toBe(false);
  });
});

describe("wellKnownMirror", () => {
  const root = temporaryFolder();
  const search = (...bases: string[]) => wellKnownMirror({ home: root, env: {}, platform: PLATFORM, bases });
  const provider = { "registry.example/hashicorp/aws/5.100.0/linux_amd64/x": "" };

  beforeAll(() => {
    writeFiles(join(root, "one", "tf-plugins"), provider);
    writeFiles(join(root, "two", "terraform", "mirror"), provider);
    writeFiles(join(root, "three", "photographs"), provider);
    mkdirSync(join(root, "four", "plugins"), { recursive: true });
  });

  test.each([
    ["one", "one/tf-plugins"],
    ["two", "two/terraform/mirror"],
  ])("GIVEN a mirror below %s THEN it is %s", (base, expected) => {
    expect(search(join(root, base))).toBe(join(root, expected));
  });

  test("GIVEN only folders of other names, or empty ones THEN there is none", () => {
    expect(search(join(root, "three"), join(root, "four"), join(root, "nowhere"))).toBeUndefined();
  });

  test("GIVEN several folders THEN firstMirror takes the first that holds the provider", () => {
    const folders = ["four/plugins", "two/terraform/mirror", "one/tf-plugins"].map((path) =>
      join(root, path),
    );

    expect(firstMirror(folders, PLATFORM)).toBe(folders[1]);
  });
});
