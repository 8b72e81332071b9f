import type { Config } from "../config";
import type { Finding } from "../document";

/** First words that AWS keeps for itself, and where. */
const TAKEN: Readonly<Record<string, string>> = {
  "amzn-s3-demo": "S3 buckets",
  internal: "load balancers",
  sg: "security groups",
  sthree: "S3 buckets",
};

/** The organization is the first word of every physical name. */
export function organization(config: Config): readonly Finding[] {
  return Object.entries(TAKEN)
    .filter(([word]) => `${config.organization}-`.startsWith(`${word}-`))
    .map(([word, where]) => ({
      path: ["organization"],
      message: `found "${config.organization}"; allowed: one that doesn't begin with ${word}-, which AWS keeps from names of ${where}`,
    }));
}
