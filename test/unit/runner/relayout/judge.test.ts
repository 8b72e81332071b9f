import { beyond } from "../../../../runner/relayout/judge";

const ROLE = "aws_iam_role.shop";
const TARGET = "aws_lb_target_group_attachment.shop";
const NOTHING = { imported: [], takenOver: [], forgotten: [] };

function plan(
  ...changes: readonly (readonly [address: string, actions: readonly string[], more?: object])[]
) {
  return JSON.stringify({
    resource_changes: changes.map(([address, actions, more = {}]) => ({
      mode: "managed",
      address,
      change: { actions, ...more },
    })),
  });
}

const IMPORTED = { importing: { id: "shop" } };

test.each([
  ["an import", plan([ROLE, ["no-op"], IMPORTED]), { imported: [ROLE] }],
  ["an import that is changed in place", plan([ROLE, ["update"], IMPORTED]), { imported: [ROLE] }],
  ["something changed in place", plan([ROLE, ["update"]]), {}],
  ["what is let go of", plan([ROLE, ["forget"]]), { forgotten: [ROLE] }],
  ["what is taken over", plan([TARGET, ["create"]]), { takenOver: [TARGET] }],
])("GIVEN %s as expected THEN the plan does nothing beyond", (_, json, expected) => {
  expect(beyond(json, { ...NOTHING, ...expected })).toEqual([]);
});

test.each([
  ["made", plan([ROLE, ["create"]]), `create ${ROLE}`],
  ["made instead of imported", plan([ROLE, ["create"]]), `create ${ROLE}`],
  ["destroyed", plan([ROLE, ["delete"]]), `delete ${ROLE}`],
  ["replaced", plan([ROLE, ["delete", "create"]]), `replace ${ROLE}`],
  ["imported and replaced", plan([ROLE, ["create", "delete"], IMPORTED]), `import ${ROLE}`],
  ["imported unasked", plan([ROLE, ["no-op"], IMPORTED]), `import ${ROLE}`],
  ["forgotten unasked", plan([ROLE, ["forget"]]), `forget ${ROLE}`],
  ["nobody knows what", plan([ROLE, ["teleport"]]), `teleport ${ROLE}`],
  ["nothing at all", plan([ROLE, []]), `nothing known with ${ROLE}`],
])("GIVEN something that is %s THEN it is told", (_, json, line) => {
  expect(beyond(json, NOTHING)).toEqual([line]);
});

test("GIVEN an import that comes with a replacement THEN it is told", () => {
  const json = plan([ROLE, ["delete", "create"], IMPORTED]);
  expect(beyond(json, { ...NOTHING, imported: [ROLE] })).toEqual([`replace ${ROLE}`]);
});

test("GIVEN what was expected and isn't done THEN it is told", () => {
  const expected = { ...NOTHING, imported: [ROLE], forgotten: [TARGET] };
  expect(beyond(plan([ROLE, ["no-op"]]), expected)).toEqual([
    `not import ${ROLE}`,
    `not let go of ${TARGET}`,
  ]);
});

test("GIVEN data sources THEN they are no matter", () => {
  const json = JSON.stringify({
    resource_changes: [{ mode: "data", address: "data.x.y", change: { actions: ["delete"] } }],
  });
  expect(beyond(json, NOTHING)).toEqual([]);
});
