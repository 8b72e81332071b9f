/** Calls to GitHub's REST interface. https://docs.github.com/en/rest */
import { Failure } from "../failure";
import { objectAt } from "../json";

export interface GithubRepository {
  /** `https://api.github.com` */
  readonly api: string;
  /** `acme/platform` */
  readonly repository: string;
  readonly token: string;
}

/** What to do about a refusal, by status. */
const REMEDIES: Readonly<Record<number, string>> = {
  401: "GITHUB_TOKEN isn't valid, or has expired.",
  403: "Give the job permissions: { pull-requests: write }. Pull requests from forks never have it.",
  404: "Is GITHUB_REPOSITORY right, and may the token see it?",
};

/** @throws Failure with GitHub's words, and what to do */
export async function callGithub(
  { api, token }: Pick<GithubRepository, "api" | "token">,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      Accept: "application/vnd.github+json",
      Authorization: `Bearer ${token}`,
      "X-GitHub-Api-Version": "2022-11-28",
      "User-Agent": "slipway",
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Failure(`GitHub can't be reached at ${api}: ${cause}`);
  });
  const text = await answer.text();
  if (answer.ok) return text === "" ? undefined : JSON.parse(text);
  const said = messageIn(text);
  throw new Failure(
    [`GitHub refuses ${method} ${path}: ${answer.status} ${said}`, REMEDIES[answer.status] ?? ""]
      .join("\n")
      .trim(),
  );
}

function messageIn(text: string): string {
  try {
    return String(objectAt(JSON.parse(text)).message ?? "");
  } catch {
    return "";
  }
}
