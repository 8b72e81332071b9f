import { answersOf, type Probe, readAnswers } from "../../../../runner/recover/probe";

const line = (message: object) => JSON.stringify({ "@level": "info", ...message });
const read = (addr: string) => line({ type: "refresh_complete", hook: { resource: { addr } } });
const error = (summary: string, detail = "") =>
  line({ type: "diagnostic", diagnostic: { severity: "error", summary, detail } });
const absent = (address: string) =>
  error(
    "Cannot import non-existent remote object",
    `While attempting to import an existing object to "${address}", the provider detected that no object exists with the given id.`,
  );

const [ROLE, BUCKET, APP] = ["aws_iam_role.p0", "aws_s3_bucket.p1", "aws_codedeploy_app.p2"];

test.each([
  ["all are read", [read(ROLE), read(BUCKET)], [{ exists: true }, { exists: true }]],
  [
    "one is read and isn't there",
    [read(ROLE), read(BUCKET), absent(BUCKET)],
    [{ exists: true }, { exists: false }],
  ],
  [
    "one exists, but what Terraform writes for it is not valid",
    [read(ROLE), read(BUCKET), error("Conflicting configuration arguments")],
    [{ exists: true }, { exists: true }],
  ],
])("GIVEN %s THEN each has its answer", (_, lines, expected) => {
  expect(readAnswers(lines.join("\n"), [ROLE, BUCKET])).toEqual(expected);
});

test.each([
  "reading CodeDeploy Application (acme): couldn't find resource",
  "reading SSM Parameter: ParameterNotFound: x",
  "NoSuchEntity: The role doesn't exist",
  "No association found between route table ID rtb-1 and target ID subnet-1",
])("GIVEN an error of a resource's own that says it is not there (%s) THEN it isn't", (words) => {
  expect(readAnswers([read(ROLE), error(words)].join("\n"), [ROLE, APP])).toEqual([
    { exists: true },
    { exists: false },
  ]);
});

test("GIVEN any other error THEN what was not read to its end is unknown, not absent", () => {
  const lines = [read(ROLE), error("reading S3 Bucket (x)", "AccessDenied: 403"), absent(ROLE)];
  expect(readAnswers(lines.join("\n"), [ROLE, BUCKET, APP])).toEqual([
    { exists: false },
    { error: "reading S3 Bucket (x): AccessDenied: 403" },
    { error: "reading S3 Bucket (x): AccessDenied: 403" },
  ]);
});

test("GIVEN a Terraform that said nothing THEN nothing is known", () => {
  expect(readAnswers("", [ROLE])).toEqual([{ error: "Terraform said nothing about it" }]);
});

test.each([
  "dial tcp: lookup codebuild.us-east-1.amazonaws.com: no such host",
  "fork/exec ./provider: no such file or directory",
  "AccessDeniedException: the key does not exist or you are not allowed to access it",
])("GIVEN an error that only sounds like absence (%s) THEN nothing is known", (words) => {
  expect(readAnswers(error("reading", words), [ROLE])).toEqual([{ error: `reading: ${words}` }]);
});

test("GIVEN one absence of two that were not read THEN neither is taken for absent", () => {
  const words = "reading CodeDeploy Application (acme): couldn't find resource";
  expect(readAnswers([read(ROLE), error(words)].join("\n"), [ROLE, BUCKET, APP])).toEqual([
    { exists: true },
    { error: words },
    { error: words },
  ]);
});

describe("asking again", () => {
  const probe = (id: string): Probe => ({ type: "aws_iam_role", id });
  /** Errs about everything that is asked for beside `bad`, and about that in any case. */
  const asking = () => {
    const asked: string[][] = [];
    const ask = async (probes: readonly Probe[]) => {
      const ids = probes.map(({ id }) => id);
      asked.push(ids);
      return ids.map((id) =>
        id === "bad" || (ids.includes("bad") && id !== "good")
          ? { error: "denied" }
          : { exists: id !== "gone" },
      );
    };
    return { ask, asked };
  };

  test("GIVEN an error about one THEN the others that came to it are asked for by themselves", async () => {
    const { ask, asked } = asking();
    expect(await answersOf(["good", "bad", "gone"].map(probe), ask)).toEqual([
      { exists: true },
      { error: "denied" },
      { exists: false },
    ]);
    expect(asked).toEqual([["good", "bad", "gone"], ["bad"], ["gone"]]);
  });

  test("GIVEN that nothing was answered THEN nothing is asked again", async () => {
    const { ask, asked } = asking();
    await answersOf(["bad", "gone"].map(probe), ask);
    expect(asked).toEqual([["bad", "gone"]]);
  });
});
