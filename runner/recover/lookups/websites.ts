/** CloudFront: distributions by comment, origin access controls by name. */
import { everyPage, type Lookup, type Seen, tagRecord } from "./lookup";

const distributions: Lookup = {
  by: ["comment"],
  compare: ["comment"],
  list: async (settings, comment) => {
    const { CloudFrontClient, ListTagsForResourceCommand, paginateListDistributions } = await import(
      "@aws-sdk/client-cloudfront"
    );
    const client = new CloudFrontClient(settings);
    const pages = paginateListDistributions({ client }, {});
    const all = await everyPage(pages, ({ DistributionList }) => DistributionList?.Items);
    const seen: Seen[] = [];
    for (const { Id = "", ARN: Resource, Comment } of all.filter((each) => each.Comment === comment)) {
      const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource }));
      seen.push({ id: Id, tags: tagRecord(Tags?.Items), values: { comment: Comment } });
    }
    return seen;
  },
};

const originAccessControls: Lookup = {
  by: [],
  compare: ["name"],
  list: async (settings) => {
    const { CloudFrontClient, ListOriginAccessControlsCommand } = await import("@aws-sdk/client-cloudfront");
    const client = new CloudFrontClient(settings);
    const seen: Seen[] = [];
    let marker: string | undefined;
    do {
      const answer = await client.send(new ListOriginAccessControlsCommand({ Marker: marker }));
      const { Items = [], NextMarker } = answer.OriginAccessControlList ?? {};
      seen.push(...Items.map(({ Id = "", Name }) => ({ id: Id, values: { name: Name } })));
      marker = NextMarker;
    } while (marker);
    return seen;
  },
};

export const websites: Readonly<Record<string, Lookup>> = {
  aws_cloudfront_distribution: distributions,
  aws_cloudfront_origin_access_control: originAccessControls,
};
