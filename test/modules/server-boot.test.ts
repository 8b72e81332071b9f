import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { userData } from "../../modules/server-fleet/user-data";
import { temporaryFolder, writeFiles } from "../support/folder";

const BOOT = join(__dirname, "..", "..", "modules", "server-fleet", "boot");
const folder = temporaryFolder();
const script = Buffer.from(userData(8080), "base64").toString();

test("the boot script fits EC2's 16 KB with what goes before it", () => {
  expect(script.length).toBeLessThan(16 * 1024);
});

test("the module in HCL has the same script, behind the port", () => {
  const module = join(__dirname, "..", "..", "terraform", "modules", "server-fleet");
  const main = readFileSync(join(module, "main.tf"), "utf8");
  expect(main).toContain(
    'base64encode("#!/bin/bash\\nexport PORT=${var.port}\\n${file("${path.module}/boot.sh")}")',
  );
  expect(script).toBe(`#!/bin/bash\nexport PORT=8080\n${readFileSync(join(module, "boot.sh"), "utf8")}`);
});

describe("a server's first boot", () => {
  const root = join(folder, "machine");
  const bin = join(root, "bin");
  /** Stands for what changes a machine, and notes how it is called. */
  const noted = (lines: readonly string[] = []) =>
    ["#!/bin/sh", `echo "$(basename "$0") $*" >> "${root}/calls"`, ...lines, ""].join("\n");
  const metadata = [
    "for last; do :; done",
    'case "$last" in',
    "  */api/token) echo token ;;",
    "  */placement/region) echo eu-west-1 ;;",
    "  */services/domain) echo amazonaws.com ;;",
    `  *) while [ "$1" != -o ]; do shift; done; printf '#!/bin/sh\\necho "install $*" >> "${root}/calls"\\n' > "$2" ;;`,
    "esac",
  ];

  beforeAll(() => {
    writeFiles(
      bin,
      {
        "systemd-run": noted(),
        systemctl: noted(),
        dnf: noted([`test -e "${root}/mirror" || { touch "${root}/mirror"; exit 1; }`]),
        curl: noted(metadata),
        sleep: noted(),
        install: noted(),
      },
      0o755,
    );
    // The script writes into /opt/slipway, which isn't this machine's to have.
    const here = script.replaceAll("/opt/slipway", root);
    const { status, stderr } = spawnSync("bash", ["-c", here], {
      env: { PATH: `${bin}:${process.env.PATH}`, TMPDIR: root },
      encoding: "utf8",
    });
    expect(`${status} ${stderr}`).toMatch(/^0 /);
  });

  const calls = () => readFileSync(join(root, "calls"), "utf8").split("\n");

  test("answers at once, and only then fetches anything", () => {
    const placeholder = calls().findIndex((call) => call.startsWith("systemd-run"));
    expect(calls()[placeholder]).toContain(
      `${root}/placeholder.py 8080 /opt/codedeploy-agent/deployment-root`,
    );
    expect(placeholder).toBeLessThan(calls().findIndex((call) => call.startsWith("curl")));
    expect(readFileSync(join(root, "placeholder.py"), "utf8")).toBe(
      readFileSync(join(BOOT, "placeholder.py"), "utf8"),
    );
  });

  test("asks version 2 of the metadata service where it is, and takes the agent from AWS's bucket there", () => {
    expect(calls()).toContainEqual(expect.stringMatching(/^curl .*-X PUT .*\/latest\/api\/token$/));
    expect(calls()).toContainEqual(expect.stringMatching(/^curl .*aws-ec2-metadata-token: token.*region$/));
    expect(calls()).toContainEqual(
      expect.stringMatching(
        / https:\/\/aws-codedeploy-eu-west-1\.s3\.eu-west-1\.amazonaws\.com\/latest\/install$/,
      ),
    );
    expect(calls()).toContain("install auto");
    expect(calls()).toContain("systemctl enable --now codedeploy-agent");
  });

  test("tries again what a mirror refused once", () => {
    expect(calls().filter((call) => call === "dnf install -y ruby")).toHaveLength(2);
  });
});

test("the placeholder answers until a revision is unpacked, and then frees its port", async () => {
  const revisions = join(folder, "deployment-root");
  const port = 18_080 + (process.pid % 1000);
  const placeholder = spawn("python3", [join(BOOT, "placeholder.py"), String(port), revisions]);
  const ended = once(placeholder, "exit");
  try {
    const url = `http://127.0.0.1:${port}/healthz`;
    execFileSync("curl", ["-fsS", "--retry", "20", "--retry-connrefused", "--retry-delay", "1", url]);
    mkdirSync(join(revisions, "deployment-instructions"), { recursive: true });
    expect((await fetch(url)).status).toBe(200);
    mkdirSync(join(revisions, "group-id", "d-1", "deployment-archive"), { recursive: true });
    expect(await ended).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  } finally {
    placeholder.kill("SIGKILL");
  }
}, 30_000);
