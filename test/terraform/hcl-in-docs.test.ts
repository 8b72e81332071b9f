/** Root modules that documentation shows: Terraform takes them as they stand there. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Session, withSession } from "../../runner/session";
import { temporaryFolder } from "../support/folder";
import { takeOffline } from "../support/hcl-example";
import { describeWithTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");
const MODULES = join(ROOT, "terraform", "modules");
const LIMIT_MS = 120_000;
const folder = temporaryFolder();

/** The first root module of a page, and beside it what it takes. */
function written(page: string, directory: string): string {
  const [, hcl = ""] = /```hcl\n(provider .*?)```/s.exec(readFileSync(join(ROOT, page), "utf8")) ?? [];
  const local = hcl.replace(
    /"git::[^"]*\/\/terraform\/modules\/([\w-]+)\?ref=v[\d.]+"/,
    (_, name: string) => {
      cpSync(join(MODULES, name), join(directory, name), { recursive: true });
      return `"./${name}"`;
    },
  );
  expect(local).toMatch(/source = "\.\//);
  return local;
}

describeWithTerraform("the root module that a page shows", () => {
  describe.each(["README.md", "docs/concepts/modules-in-hcl.md"])("%s", (page) => {
    const directory = join(folder, page.replaceAll("/", "-"));
    const plan = async (session: Session, hcl: string) => {
      writeFileSync(join(directory, "main.tf"), hcl);
      return session.run(["plan", "-no-color", "-input=false"], { cwd: directory });
    };

    test(
      "plans as it is shown, and is refused with our message when an input is wrong",
      async () => {
        mkdirSync(directory);
        const hcl = written(page, directory);
        writeFileSync(join(directory, "main.tf"), hcl);
        takeOffline(directory);
        await withSession({ offline: true }, async (session) => {
          expect(await session.init({ cwd: directory })).toMatchObject({ exitCode: 0 });
          const right = await plan(session, hcl);
          expect(right).toMatchObject({ exitCode: 0, stderr: "" });
          expect(right.stdout).toMatch(/^Plan: [1-9]\d* to add, 0 to change, 0 to destroy\.$/m);
          expect(right.stdout).toContain("acme-artifacts-111111111111-us-east-1");
          const wrong = await plan(session, hcl.replace('"333333333333"', '"production"'));
          expect(wrong.exitCode).toBe(1);
          expect(wrong.stderr).toContain("Must be an account id: twelve digits, in quotes.");
        });
      },
      LIMIT_MS,
    );
  });
});
