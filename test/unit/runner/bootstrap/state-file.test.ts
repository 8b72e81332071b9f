import { idIn, missingFrom, readStateFile } from "../../../../runner/bootstrap/state-file";

/** A state as Terraform writes it, with these ids of resources. */
function stateText(ids: Readonly<Record<string, string>>, status?: "tainted"): string {
  const resources = Object.entries(ids).map(([address, id]) => {
    const [type, name] = address.split(".");
    return { mode: "managed", type, name, instances: [{ ...(status && { status }), attributes: { id } }] };
  });
  const data = { mode: "data", type: "aws_region", name: "here", instances: [{ attributes: { id: "x" } }] };
  return JSON.stringify({ version: 4, serial: 3, lineage: "a", resources: [...resources, data] });
}

test("a state says its resources with their ids, and leaves out data sources", () => {
  expect(readStateFile(stateText({ "aws_s3_bucket.b": "acme", "aws_kms_key.k": "1234" }))).toEqual({
    serial: 3,
    resources: [
      { address: "aws_s3_bucket.b", id: "acme", tainted: false },
      { address: "aws_kms_key.k", id: "1234", tainted: false },
    ],
  });
});

test("what was being made when Terraform was interrupted is tainted", () => {
  const state = readStateFile(stateText({ "aws_kms_key.k": "1234" }, "tainted"));
  expect(state?.resources).toEqual([{ address: "aws_kms_key.k", id: "1234", tainted: true }]);
});

test.each([
  ["nothing", ""],
  ["half of a state", stateText({ "aws_kms_key.k": "1234" }).slice(0, 40)],
  ["something else", '{"version":3}'],
  ["a list", "[]"],
])("%s is no state", (_what, text) => {
  expect(readStateFile(text)).toBeUndefined();
});

test("what another state doesn't know under the same id is missing from it", () => {
  const state = readStateFile(stateText({ "aws_kms_key.k": "1", "aws_s3_bucket.b": "acme" }));
  const other = readStateFile(stateText({ "aws_kms_key.k": "2", "aws_s3_bucket.b": "acme", "aws_x.y": "z" }));
  if (!state || !other) throw new Error("both are states");
  expect(missingFrom(other, state).map(({ address }) => address)).toEqual(["aws_kms_key.k"]);
  expect(idIn(other, "aws_kms_key.k")).toBe("2");
  expect(idIn(undefined, "aws_kms_key.k")).toBeUndefined();
});
