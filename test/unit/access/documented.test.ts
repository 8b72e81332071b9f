import { explain } from "../../../reports/access/evaluate/explain";
import { ACCOUNT_CASES } from "./documented/accounts";
import { BUCKET_CASES } from "./documented/buckets";
import { ELEMENT_CASES } from "./documented/elements";
import { EVALUATION_CASES } from "./documented/evaluation";
import { GRANT_CASES } from "./documented/grants";
import { KEY_CASES } from "./documented/keys";
import { OPERATOR_CASES } from "./documented/operators";
import { PRINCIPAL_CASES } from "./documented/principals";
import { ROLE_CASES } from "./documented/roles";
import { SET_CASES } from "./documented/sets";
import { VARIABLE_CASES } from "./documented/variables";

const CASES = [
  ...OPERATOR_CASES,
  ...SET_CASES,
  ...VARIABLE_CASES,
  ...ELEMENT_CASES,
  ...PRINCIPAL_CASES,
  ...EVALUATION_CASES,
  ...ACCOUNT_CASES,
  ...KEY_CASES,
  ...GRANT_CASES,
  ...ROLE_CASES,
  ...BUCKET_CASES,
];

describe("what AWS's documentation says of a request is what comes out", () => {
  test.each(CASES.map((one) => [`${one.source.split("/").at(-1)}: ${one.says}`, one] as const))(
    "%s",
    (_, { outcome, request }) => {
      expect(explain(request)).toMatchObject({ outcome });
    },
  );
});

test("there are a hundred cases and more, none said twice, each with its page", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(100);
  expect(new Set(CASES.map(({ source, says }) => `${source} ${says}`)).size).toBe(CASES.length);
  for (const { source } of CASES) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
});
