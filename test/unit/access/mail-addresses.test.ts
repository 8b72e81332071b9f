/** Whom a configuration has told of releases, so that topics tell nobody else. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressesIn } from "../../../cli/mail-addresses";
import { temporaryFolder } from "../../support/folder";

const folder = temporaryFolder();

test("addresses of notifications and of approvals; nothing where there is no configuration", () => {
  const file = join(folder, "slipway.yaml");
  expect(addressesIn(file)).toBeUndefined();
  writeFileSync(
    file,
    `organization: acme
region: us-east-1
tools: { account: "111111111111" }
notifications: { emails: [platform@acme.example] }
environments:
  staging: { account: "222222222222" }
  production: { account: "333333333333", approval: { notify: [release@acme.example] } }
services:
  storefront:
    source: { github: { repository: acme/storefront, connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b" } }
    deploy: { website: {} }
`,
  );
  expect(addressesIn(file)).toEqual(["platform@acme.example", "release@acme.example"]);
});
