/**
 * CloudFront distributions: moto drops the origin access control of an origin, lists distributions without their
 * comments, adds forwarded values to a cache policy and a method to CloudFront's own certificate, which AWS has instead
 * of each other, and leaves the colon of the region that ARNs of CloudFront don't have out of them.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { element } from "../xml";
import { isDone, queryError, withText } from "./amend";

const DISTRIBUTION = /^\/2020-05-31\/distribution(?:\/([A-Z0-9]+))?(?:\/config)?(?:\?|$)/;
const SUMMARY = /<DistributionSummary>\s*<Id>([^<]*)<\/Id>/g;
const ORIGIN = /<Origin><Id>([^<]*)<\/Id>/g;
/** moto adds it also where a cache policy says what is forwarded. */
const FORWARDED_BESIDE_POLICY =
  /(<CachePolicyId>[^<]+<\/CachePolicyId>(?:(?!<\/(?:Default)?CacheBehavior>).)*?)<ForwardedValues>.*?<\/ForwardedValues>/gs;
const METHOD_OF_DEFAULT_CERTIFICATE =
  /(<CloudFrontDefaultCertificate>true<\/CloudFrontDefaultCertificate>(?:(?!<\/ViewerCertificate>).)*)<SSLSupportMethod>[^<]*<\/SSLSupportMethod>/s;

const TAGGING = /^\/2020-05-31\/tagging\?/;
const ARN_OF_MOTO = /(:cloudfront:)(?=\d{12}:distribution\/)/g;
/** In a query, escaped or not. */
const REGION_OF_AWS = /(cloudfront(?::|%3A))(?::|%3A)(?=\d{12})/i;

/** What is kept of a distribution. */
interface Kept {
  /** Ids of origin access controls, by the origin's id. */
  readonly controls: ReadonlyMap<string, string>;
  /** As the caller has escaped it. */
  readonly comment: string;
}

export function cloudfrontDistributions(store: Store): Handler {
  return (request, forward) => {
    if (request.service !== "cloudfront") return undefined;
    if (TAGGING.test(request.path))
      return forward({ ...request, path: request.path.replace(REGION_OF_AWS, "$1") });
    const path = DISTRIBUTION.exec(request.path);
    if (!path) return undefined;
    // CloudFront is global.
    const kept = store.collection<Kept>(request.accountId, "", "cloudfront distributions");
    return answer(request, forward, kept, path[1]);
  };
}

async function answer(
  request: Request,
  forward: Forward,
  kept: Map<string, Kept>,
  inPath: string | undefined,
): Promise<Reply> {
  const given = keptOf(request.body.toString("utf8"));
  for (const id of given.controls.values()) {
    if (!(await hasAccessControl(request, forward, id)))
      return queryError("InvalidOriginAccessControl", `The origin access control ${id} does not exist.`);
  }
  const reply = await forward(request);
  if (!isDone(reply)) return reply;
  const text = reply.body.toString("utf8");
  const id = inPath ?? /<Distribution[ >].*?<Id>([^<]*)/s.exec(text)?.[1] ?? "";
  if (request.method === "PUT" || request.method === "POST") kept.set(id, given);
  if (request.method === "DELETE") kept.delete(id);
  const isList = inPath === undefined && request.method === "GET";
  const content = isList ? listed(text, kept) : amended(text, kept.get(id));
  return withText(reply, content.replace(ARN_OF_MOTO, "$1:"));
}

/** A text between tags that has been escaped already is put in as it is. */
function listed(text: string, kept: ReadonlyMap<string, Kept>): string {
  return text.replace(
    SUMMARY,
    (all, id: string) => `${all}<Comment>${kept.get(id)?.comment ?? ""}</Comment>`,
  );
}

function amended(text: string, kept: Kept | undefined): string {
  return text
    .replace(ORIGIN, (all, id: string) => all + element("OriginAccessControlId", kept?.controls.get(id)))
    .replace(FORWARDED_BESIDE_POLICY, "$1")
    .replace(METHOD_OF_DEFAULT_CERTIFICATE, "$1");
}

function keptOf(config: string): Kept {
  const origins = config.split(/(?=<Origin>)/).slice(1);
  const controls = new Map(
    origins.flatMap((origin) => {
      const [, control] = /<OriginAccessControlId>([^<]+)/.exec(origin) ?? [];
      const [, id] = /<Id>([^<]*)/.exec(origin) ?? [];
      return id !== undefined && control !== undefined ? [[id, control]] : [];
    }),
  );
  return { controls, comment: /<Comment>([^<]*)/.exec(config)?.[1] ?? "" };
}

async function hasAccessControl(request: Request, forward: Forward, id: string): Promise<boolean> {
  const { host, authorization } = request.headers;
  const path = `/2020-05-31/origin-access-control/${id}`;
  const headers = { host, authorization };
  return isDone(await forward({ ...request, method: "GET", path, headers, body: Buffer.alloc(0) }));
}
