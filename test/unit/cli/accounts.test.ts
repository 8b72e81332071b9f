import { selectAccounts } from "../../../cli/accounts";
import { configWith } from "../../support/config";

const config = configWith();

test("GIVEN names THEN their accounts, in the configuration's order, each once", () => {
  const selected = selectAccounts(config, ["production", "tools", "production"]);
  expect(selected.map(({ name }) => name)).toEqual(["tools", "production"]);
});

test("GIVEN unknown names THEN each is named, with the nearest one, and all there are", () => {
  expect(() => selectAccounts(config, ["stagin", "tools", "elsewhere"])).toThrow(
    'no account is called "stagin"; did you mean staging?\nno account is called "elsewhere"\nAccounts: tools, staging, production',
  );
});

test("GIVEN no name THEN it says which there are: none is meant by default", () => {
  expect(() => selectAccounts(config, [])).toThrow(
    "which account? Name one, or several\nAccounts: tools, staging, production",
  );
});
