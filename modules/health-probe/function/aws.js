const { createHash, createHmac } = require("node:crypto");

/**
 * A signed POST to a service of AWS, in the function's own region and as its role.
 * @param {{ service: string, path?: string, query?: string, headers?: Record<string, string>, body: string, milliseconds: number }} call
 * @returns {Promise<Response>}
 */
exports.post = async ({ service, path = "/", query = "", headers = {}, body, milliseconds }) => {
  const region = process.env.AWS_REGION ?? "";
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  // AWS's own variable for another endpoint: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  const endpoint = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];
  const url = new URL(endpoint ?? `https://${service}.${region}.${suffix}`);
  url.pathname = path;
  url.search = query;
  return fetch(url, {
    method: "POST",
    body,
    headers: signed({ service, region, url, body, headers }),
    signal: AbortSignal.timeout(milliseconds),
  });
};

/**
 * Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 * @param {{ service: string, region: string, url: URL, body: string, headers: Record<string, string> }} request
 */
function signed({ service, region, url, body, headers: given }) {
  const now = new Date().toISOString().replace(/[:-]|\.\d{3}/g, "");
  const scope = `${now.slice(0, 8)}/${region}/${service}/aws4_request`;
  const all = {
    ...given,
    host: url.host,
    "x-amz-date": now,
    "x-amz-security-token": process.env.AWS_SESSION_TOKEN ?? "",
  };
  const headers = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const query = url.search.slice(1);
  const canonical = ["POST", url.pathname, query, lines.join(""), names, sha256(body)].join("\n");
  const key = [...scope.split("/")].reduce(hmac, `AWS4${process.env.AWS_SECRET_ACCESS_KEY ?? ""}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", now, scope, sha256(canonical)].join("\n")).toString("hex");
  const credential = `${process.env.AWS_ACCESS_KEY_ID ?? ""}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** @param {string} text */
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** @param {string | Buffer} key @param {string} text */
function hmac(key, text) {
  return createHmac("sha256", key).update(text).digest();
}
