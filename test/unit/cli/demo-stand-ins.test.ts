import { standInNotes, withStandIns } from "../../../cli/demo/stand-ins";
import { configWith } from "../../support/config";
import { exampleConfig } from "../../support/examples";

const DEVELOPERS = "arn:aws:iam::111111111111:role/developers";

describe("what stands in for things that exist in real accounts alone", () => {
  test("GIVEN networks by id and certificates THEN networks of Slipway's, and HTTP; each is told", () => {
    const config = exampleConfig("existing-network");
    const { environments } = withStandIns(config);

    for (const { network, certificateArn } of environments) {
      expect(network).toEqual({
        kind: "managed",
        cidr: "10.0.0.0/16",
        availabilityZones: ["eu-central-1a", "eu-central-1b"],
      });
      expect(certificateArn).toBeUndefined();
    }
    expect(standInNotes(config)).toEqual([
      "vpc-0a1b2c3d4e5f60222 of staging isn't here: a network that Slipway makes stands in.",
      "The certificate of staging isn't here: HTTP stands in for HTTPS.",
      "vpc-0a1b2c3d4e5f60333 of production isn't here: a network that Slipway makes stands in.",
      "The certificate of production isn't here: HTTP stands in for HTTPS.",
    ]);
  });

  test("GIVEN repositories and roles that exist THEN a repository of Slipway's, and nobody; each is told", () => {
    const config = configWith(
      [
        ["services", "storefront", "source"],
        { codecommit: { repository: "shop", existing: true, directPush: [], committers: [DEVELOPERS] } },
      ],
      [
        ["services", "api"],
        { source: { codecommit: { repository: "shop", existing: true } }, deploy: { website: {} } },
      ],
    );
    const sources = withStandIns(config).services.map(({ source }) => source);

    expect(sources).toMatchObject([{ existing: false, committers: [] }, { existing: true }]);
    expect(standInNotes(config)).toEqual([
      "The repository shop isn't here: one that Slipway makes stands in.",
      "The committers of storefront aren't here: its branch protection is attached to nobody.",
    ]);
  });

  test.each(["default", "website-and-api"])(
    "GIVEN nothing of the kind THEN nothing changes: %s",
    (example) => {
      const config = exampleConfig(example);

      expect(withStandIns(config)).toEqual(config);
      expect(standInNotes(config)).toEqual([]);
    },
  );
});
