import { TARGET_FIELDS } from "../../../config/schema/deploy";
import { TARGET_CONFIGS } from "../../../config/targets/targets";

test.each(Object.entries(TARGET_CONFIGS))(
  "GIVEN %s THEN its default is one of its strategies",
  (_, target) => {
    expect(Object.keys(target.strategies)).toContain(target.defaultStrategy);
  },
);

// An environment's overrides are one mapping for every kind of target: of two fields of one name the last would be checked.
test("GIVEN two kinds of target THEN fields of one name are one field", () => {
  const fields = Object.values(TARGET_FIELDS).flatMap((byName) => Object.entries(byName));
  const first = new Map(fields.toReversed());
  const apart = fields.filter(([name, field]) => first.get(name) !== field).map(([name]) => name);
  expect(apart).toEqual([]);
});
