import { type ApplyProgress, applyIn } from "../../../runner/apply";
import { openStack } from "../../../runner/open-stack";
import { withSession } from "../../../runner/session";
import { fakeTerraform, writeSynthesized } from "../../support/fake-terraform";
import { temporaryFolder } from "../../support/folder";

const folder = temporaryFolder();

/** Shell that prints messages as Terraform's -json does. */
function saying(...messages: object[]): string {
  return messages.map((message) => `echo '${JSON.stringify(message)}'`).join("; ");
}

const PLANNED = { type: "change_summary", changes: { add: 2, change: 0, remove: 0, operation: "plan" } };
const APPLIED = { type: "change_summary", changes: { add: 2, change: 0, remove: 0, operation: "apply" } };
const about = (type: string, addr: string) => ({ type, hook: { resource: { addr } } });

function applyWith(name: string, apply: string) {
  const terraform = fakeTerraform(`${folder}/${name}`, { apply });
  writeSynthesized(`${folder}/${name}/out`, ["staging"]);
  const progress: ApplyProgress[] = [];
  const result = withSession({ offline: false, terraform }, async (session) => {
    const opened = await openStack(session, {
      name: "staging",
      directory: `${folder}/${name}/out/stacks/staging`,
    });
    if (!opened.ok) throw new Error(opened.error);
    return applyIn(session, opened, { onProgress: (at) => progress.push(at) });
  });
  return result.then((ended) => ({ ended, progress }));
}

test("an apply tells which resource is under way, and how many are done", async () => {
  const { ended, progress } = await applyWith(
    "good",
    saying(
      PLANNED,
      about("apply_start", "aws_vpc.main"),
      about("apply_start", "aws_lb.main"),
      about("apply_complete", "aws_vpc.main"),
      about("apply_complete", "aws_lb.main"),
      APPLIED,
    ),
  );
  expect(ended).toMatchObject({ ok: true, stack: "staging", changes: { add: 2, change: 0, destroy: 0 } });
  expect(progress.map(({ doing, done, total }) => `${doing} ${done}/${total}`)).toEqual([
    "state 0/2",
    "aws_vpc.main 0/2",
    "aws_lb.main 0/2",
    "aws_lb.main 1/2",
    "state 2/2",
    "state 2/2",
  ]);
});

test("a failed apply is a result with Terraform's words", async () => {
  const failure = {
    type: "diagnostic",
    diagnostic: { severity: "error", summary: "creating VPC", detail: "limit exceeded" },
  };
  const { ended } = await applyWith("bad", `${saying(PLANNED, failure)}; exit 1`);
  expect(ended).toEqual({
    ok: false,
    stack: "staging",
    step: "terraform apply, exit status 1",
    error: "Error: creating VPC\n\nlimit exceeded",
  });
});
