import { choose, inOrder } from "../../../cli/apply-choice";
import { parseConfig } from "../../../config/load";
import { GOOD } from "../config/support";

const config = parseConfig(`${GOOD}layout: { stacks: per-service }\n`, "slipway.yaml");
const digest = "0".repeat(64);
const saved = inOrder(
  [
    "staging-shop",
    "production",
    "bootstrap-staging",
    "tools-shop",
    "staging",
    "bootstrap-tools",
    "tools",
  ].map((stack) => ({ stack, changed: true, plan: digest, lock: digest, configuration: digest })),
  config,
);
const chosen = (names: readonly string[], options: Parameters<typeof choose>[3]) =>
  choose(saved, names, config, options).map(({ stack }) => stack);

describe("of the plans that were reviewed", () => {
  const told: string[] = [];
  beforeEach(() => {
    told.length = 0;
    jest.spyOn(process.stderr, "write").mockImplementation((text) => {
      told.push(String(text));
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it("all are applied, an account's shared stack before its services', tools first", () => {
    expect(chosen([], {})).toEqual([
      "bootstrap-tools",
      "bootstrap-staging",
      "tools",
      "tools-shop",
      "staging",
      "staging-shop",
      "production",
    ]);
  });

  it("an account's are applied without its bootstrap, and a person is told to", () => {
    expect(chosen([], { account: "staging", role: "apply" })).toEqual(["staging", "staging-shop"]);
    expect(told.join("")).toMatch(/bootstrap-staging isn't applied, .*slipway bootstrap staging/);
    expect(chosen([], { role: "apply" })).not.toContain("bootstrap-tools");
    expect(chosen(["bootstrap-tools"], {})).toEqual(["bootstrap-tools"]);
  });

  it("none are taken for an account that there isn't, or beside names", () => {
    expect(() => chosen([], { account: "stagign" })).toThrow(
      /no account is called "stagign"; nearest: staging\nAccounts: tools, staging, production/,
    );
    expect(() => chosen(["tools"], { account: "tools" })).toThrow(/leave out their names, or --account/);
  });
});
