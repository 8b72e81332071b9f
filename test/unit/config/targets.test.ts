import { TARGET_CONFIGS } from "../../../config/targets/targets";

test.each(Object.entries(TARGET_CONFIGS))(
  "GIVEN %s THEN its default is one of its strategies",
  (_, target) => {
    expect(Object.keys(target.strategies)).toContain(target.defaultStrategy);
  },
);
