import { canBeLeftBy, describeLock, lockKey, readStateLock } from "../../../../runner/bootstrap/state-lock";

/** As Terraform 1.11 writes it beside a state in S3. */
const TEXT = JSON.stringify({
  ID: "11111111-2222-3333-4444-555555555555",
  Operation: "OperationTypeApply",
  Info: "",
  Who: "kim@elsewhere",
  Version: "1.11.4",
  Created: "2026-01-01T12:00:00.123456Z",
  Path: "acme-state/bootstrap-tools.tfstate",
});

test("a lock says who holds it, since when, and for what", () => {
  const lock = readStateLock(TEXT);
  expect(lock.id).toBe("11111111-2222-3333-4444-555555555555");
  expect(describeLock(lock)).toBe("kim@elsewhere since 2026-01-01 12:00:00 UTC (apply)");
  expect(lockKey("bootstrap-tools.tfstate")).toBe("bootstrap-tools.tfstate.tflock");
});

test("a lock that can't be read is a lock all the same", () => {
  expect(describeLock(readStateLock("{"))).toBe("somebody unknown since an unknown time");
});

test.each([
  ["taken by this user here after the interrupted run began", "kim@elsewhere", "2026-01-01T11:59:59Z", true],
  ["taken before it", "kim@elsewhere", "2026-01-01T12:00:01Z", false],
  ["taken on another machine", "kim@here", "2026-01-01T11:59:59Z", false],
  ["taken by another user on a machine of this name", "ana@elsewhere", "2026-01-01T11:59:59Z", false],
  ["of a run that says nothing", "kim@elsewhere", "undefined", false],
])("a lock %s", (_which, who, since, left) => {
  expect(canBeLeftBy(readStateLock(TEXT), { since }, who)).toBe(left);
});
