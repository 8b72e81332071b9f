import { lockIn, signsOfLife } from "../../../../runner/recover/held-lock";

/** As Terraform 1.11 words it. */
const DETAIL = `Error message: operation error S3: PutObject, https response error StatusCode: 412, RequestID: vzs, api error PreconditionFailed: At least one of the pre-conditions you specified did not hold
Lock Info:
  ID:        4f7191e5-29ab-cb8b-baa2-c7924837913d
  Path:      acme-state-222222222222-us-east-1/staging.tfstate
  Operation: OperationTypeApply
  Who:       ana@laptop
  Version:   1.11.4
  Created:   2026-01-02 05:10:43.003495234 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`;

const LOCK = {
  id: "4f7191e5-29ab-cb8b-baa2-c7924837913d",
  operation: "OperationTypeApply",
  who: "ana@laptop",
  created: "2026-01-02T05:10:43Z",
};

const locked = (detail: string) => ({ errors: [{ summary: "Error acquiring the state lock", detail }] });

describe("lockIn", () => {
  test("GIVEN Terraform's error THEN it is who holds the lock, since when, for what", () => {
    expect(lockIn(locked(DETAIL))).toEqual(LOCK);
  });

  test("GIVEN a time that Terraform writes otherwise THEN it is kept as it is", () => {
    const detail = DETAIL.replace("2026-01-02 05:10:43.003495234 +0000 UTC", "yesterday");
    expect(lockIn(locked(detail))).toEqual({ ...LOCK, created: "yesterday" });
  });

  test.each([
    ["another error", { errors: [{ summary: "Invalid provider configuration", detail: DETAIL }] }],
    ["a lock that nobody holds: no access to the bucket", locked("api error AccessDenied")],
    ["no error", { errors: [] }],
  ])("GIVEN %s THEN there is no lock to take away", (_, events) => {
    expect(lockIn(events)).toBeUndefined();
  });
});

describe("signsOfLife", () => {
  const at = (minutes: number) => new Date(Date.parse(LOCK.created) + minutes * 60_000);
  const RUNNING = ["4711 terraform apply"];

  test.each([
    [
      "old, taken elsewhere",
      60,
      "desktop",
      [],
      [/^It was taken on another machine than this one \(desktop\): ask there\.$/],
    ],
    ["old, taken here, where nothing can be told of what runs", 60, "laptop", undefined, []],
    ["old, taken here, nothing runs", 60, "laptop", [], [/where no Terraform runs any more/]],
    [
      "old, taken here, Terraform runs",
      60,
      "laptop",
      RUNNING,
      [/4711 terraform apply\. That may be its holder\.$/],
    ],
    ["young, taken elsewhere", 2, "desktop", RUNNING, [/ask there/, /^It is less than 3 minutes old/]],
    ["a minute not yet over", 0, "desktop", [], [/ask there/, /^It is less than a minute old/]],
    ["from a clock that is ahead", -5, "desktop", [], [/ask there/, /^It is less than a minute old/]],
  ])("GIVEN a lock that is %s", (_, minutes, host, running, expected) => {
    const signs = signsOfLife(LOCK, { now: at(minutes), host, running });
    expect(signs).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test("GIVEN a host whose name ends like another's THEN they are told apart", () => {
    const signs = signsOfLife(LOCK, { now: at(60), host: "top", running: RUNNING });
    expect(signs).toEqual([expect.stringContaining("another machine")]);
  });

  test("GIVEN a lock of unknown time THEN it may be young", () => {
    const signs = signsOfLife({ ...LOCK, created: "" }, { now: at(0), host: "desktop", running: [] });
    expect(signs).toContainEqual(expect.stringMatching(/^It is of unknown age/));
  });
});
