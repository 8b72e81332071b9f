import type { Service } from "../../../config/config";
import { parseConfig, parseWithWarnings } from "../../../config/load";
import { formatWarning } from "../../../config/problem";
import { scheduleFault } from "../../../config/schedule";
import { type Edits, edited, inShop } from "./support";

const GITHUB = "      github: { repository: acme/shop }";
const codecommit = (fields: string): Edits => [[GITHUB, `      codecommit: { repository: shop, ${fields} }`]];

function shop(edits: Edits): Service | undefined {
  return parseConfig(edited(edits), "slipway.yaml").services[0];
}

describe("CodeCommit", () => {
  test("is made, released from main, and unprotected, unless it is said", () => {
    expect(shop([[GITHUB, "      codecommit: { repository: shop }"]])?.source).toEqual({
      kind: "codecommit",
      repository: "shop",
      branch: "main",
      existing: false,
      committers: [],
    });
  });

  test("one yes of whoever may give it, unless it is said", () => {
    expect(shop(codecommit("approvals: {}"))?.source).toMatchObject({ approvals: { count: 1, members: [] } });
  });

  test("warns of its history, and of approvals that a push goes around", () => {
    const warnings = (fields: string) =>
      parseWithWarnings(edited(codecommit(fields)), "slipway.yaml").warnings.map(formatWarning);
    const history =
      "slipway.yaml:15:7 services.shop.source.codecommit: warning: AWS let no new customers use CodeCommit from July 2024 to November 2025; see that the tools account may make repositories, or take source.github";
    expect(warnings("directPush: [], approvals: {}")).toEqual([history]);
    expect(warnings("branch: trunk, approvals: {}")).toEqual([
      history,
      "slipway.yaml:15:54 services.shop.source.codecommit.approvals: warning: whoever may push to trunk goes around the approvals; give directPush, [] for nobody",
    ]);
  });
});

describe("S3", () => {
  const s3 = (fields: string): Edits => [[GITHUB, `      s3: { bucket: acme-shop-source, ${fields} }`]];
  const role = "arn:aws:iam::444444444444:role/gitea";

  test("is source.zip unless it is said, and knows no branch", () => {
    const service = shop(s3(`uploader: { roles: ["${role}"] }`));
    expect(service?.source).toEqual({
      kind: "s3",
      bucket: "acme-shop-source",
      key: "source.zip",
      uploader: { roles: [role] },
    });
    expect(service?.triggers).toEqual({ push: { branches: [], paths: [] }, tags: [] });
  });

  test("starts by the clock alone where it is said", () => {
    const edits = [...s3("uploader: user"), ...inShop('triggers: { push: false, schedule: "rate(1 day)" }')];
    expect(shop(edits)?.triggers).toMatchObject({ schedule: { expression: "rate(1 day)" } });
    expect(shop(edits)?.triggers.push).toBeUndefined();
  });

  test("warns of a user's access key, and not of roles", () => {
    const warnings = (fields: string) =>
      parseWithWarnings(edited(s3(fields)), "slipway.yaml").warnings.map(formatWarning);
    expect(warnings(`uploader: { roles: ["${role}"] }`)).toEqual([]);
    expect(warnings("uploader: user")).toEqual([
      "slipway.yaml:15:39 services.shop.source.s3.uploader: warning: a user's access key works until somebody takes it away: make it by hand, rotate it, or give roles, which need none",
    ]);
  });
});

describe("triggers", () => {
  const triggers = (fields: string) => shop(inShop(`triggers: { ${fields} }`))?.triggers;

  test("tags beside pushes, and instead of them", () => {
    const push = { branches: ["main"], paths: [] };
    expect(triggers('tags: ["v*"]')).toEqual({ push, tags: ["v*"] });
    expect(triggers('push: false, tags: ["v*"]')).toEqual({ tags: ["v*"] });
  });

  test("a schedule is in UTC unless it is said", () => {
    const expression = "cron(0 3 * * ? *)";
    expect(triggers(`schedule: "${expression}"`)?.schedule).toEqual({ expression, timezone: "UTC" });
    expect(triggers(`schedule: { expression: "${expression}", timezone: Europe/Berlin }`)?.schedule).toEqual({
      expression,
      timezone: "Europe/Berlin",
    });
  });

  test.each([
    "rate(1 hour)",
    "rate(1 days)",
    "rate(90 minutes)",
    "cron(0/15 8-18 ? * MON-FRI *)",
    "cron(0,30 */2 1,15 JAN,JUL ? 2030-2035)",
    "cron(0 3 L * ? *)",
    "cron(0 3 15W * ? *)",
    "cron(0 3 ? * 6L *)",
    "cron(0 3 ? * FRI#2 *)",
  ])("%s is a schedule", (expression) => {
    expect(scheduleFault(expression)).toBeUndefined();
  });
});
