import { parseConfig } from "../../../config/load";
import { ConfigError } from "../../../config/problem";

/** The smallest configuration that has everything the bad ones need. */
export const GOOD = `organization: acme
region: us-east-1
tools:
  account: "111111111111"
environments:
  staging:
    account: "222222222222"
    network: { cidr: 10.20.0.0/16 }
  production:
    account: "333333333333"
    network: { cidr: 10.30.0.0/16 }
services:
  shop:
    source:
      github: { repository: acme/shop }
    deploy:
      ecs: { port: 8080 }
  site:
    source:
      github: { repository: acme/site }
    deploy:
      website: {}
`;

/** Texts of GOOD, each to be replaced by another, one after the other. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** A bad configuration: GOOD with edits, and exactly what is said of it, line by line. */
export interface BadCase {
  readonly what: string;
  readonly edits: Edits;
  readonly says: readonly string[];
}

const ORGANIZATION = "organization: acme\n";
const RANGE = "    network: { cidr: 10.20.0.0/16 }\n";
const ECS = "      ecs: { port: 8080 }\n";
const WEBSITE = "      website: {}\n";

/** A field of the top, on line 2. */
export const atTop = (field: string): Edits => [[ORGANIZATION, `${ORGANIZATION}${field}\n`]];
/** A field of environments.staging, on line 9. */
export const inStaging = (field: string): Edits => [[RANGE, `${RANGE}    ${field}\n`]];
/** Another network of environments.staging, on line 8. */
export const network = (fields: string): Edits => [[RANGE, `    network: { ${fields} }\n`]];
/** A field of services.shop, on line 18. */
export const inShop = (field: string): Edits => [[ECS, `${ECS}    ${field}\n`]];
/** More fields of shop's target, on line 17. */
export const shopEcs = (fields: string): Edits => [[ECS, `      ecs: { port: 8080, ${fields} }\n`]];
/** An environment of services.shop, on line 19. */
export const shopIn = (release: string): Edits => inShop(`environments:\n      ${release}`);
/** An environment of services.site, on line 24. */
export const siteIn = (release: string): Edits => [
  [WEBSITE, `${WEBSITE}    environments:\n      ${release}\n`],
];
/** More fields of both services' targets, both of them ECS. */
export const bothEcs = (shop: string, site: string): Edits => [
  ...shopEcs(shop),
  [WEBSITE, `      ecs: { port: 80, ${site} }\n`],
];
/** All environments. */
export const environments = (text: string): Edits => [[between("environments:", "services:"), `${text}\n`]];
/** All services. */
export const services = (text: string): Edits => [[GOOD.slice(GOOD.indexOf("services:")), `${text}\n`]];

function between(start: string, end: string): string {
  return GOOD.slice(GOOD.indexOf(start), GOOD.indexOf(end));
}

/** Many entries of a mapping or list in braces or brackets. */
export function numbered(count: number, entry: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => entry(n)).join(", ");
}

/** GOOD with edits; fails when a text to be replaced isn't there exactly once. */
export function edited(edits: Edits): string {
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not exactly once: ${from}`);
    return text.replace(from, () => to);
  }, GOOD);
}

/** Every line that is said of a text; fails when it loads. */
export function messageOf(text: string): string[] {
  return errorOf(() => parseConfig(text, "slipway.yaml")).message.split("\n");
}

/** The ConfigError that a call throws; fails when it throws another or none. */
export function errorOf(call: () => unknown): ConfigError {
  try {
    call();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** One test for each case. */
export function testBadCases(cases: readonly BadCase[]): void {
  test.each(cases)("$what", ({ edits, says }) => {
    expect(messageOf(edited(edits))).toEqual(says);
  });
}
