/** The website of an example: built, checked and released as its pipeline does, into a folder that stands in for S3. */
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { extname, join } from "node:path";
import type { Check } from "../../config/config";
import { known } from "../../face/each";
import { websiteRelease } from "../../modules/website/website-release";
import { App, type Buildspec, runnable, whileServing } from "../support/app";
import { exampleConfig } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";

const SOURCE = join(__dirname, "../../examples/website/app");
const LIMIT_MS = 600_000;
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
};
const folder = temporaryFolder();
const [service] = exampleConfig("website").services;
const [release] = service?.releases ?? [];
if (!service || release?.deploy.kind !== "website") throw new Error("the example is no website");
const { deploy, verify } = release;

/** A bucket behind CloudFront: what S3 actions unpacked into it, each file with its header. Nothing is ever deleted. */
class Site {
  readonly headers = new Map<string, string>();

  constructor(readonly root: string) {}

  /** As CodePipeline's actions do, in their order. @param artifacts folders, by the artifacts' names */
  release(artifacts: Readonly<Record<string, string>>): void {
    const parts = websiteRelease({ ...deploy, bucket: "site", deployRoleArn: "arn" });
    for (const { configuration, inputArtifacts = [] } of parts.flatMap(({ actions }) => actions)) {
      const from = artifacts[known(inputArtifacts)[0] ?? ""] ?? "";
      for (const file of readdirSync(from, { recursive: true, encoding: "utf8" }))
        this.headers.set(`/${file}`, configuration.CacheControl ?? "");
      cpSync(from, this.root, { recursive: true });
    }
  }

  readonly answer: RequestListener = ({ url = "/" }, response) => {
    const path = url === "/" ? `/${deploy.indexDocument}` : url;
    const found = existsSync(join(this.root, path)) ? path : `/${deploy.errorDocument}`;
    response.writeHead(found === path ? 200 : 404, {
      "content-type": TYPES[extname(found)] ?? "text/plain",
      "cache-control": this.headers.get(found),
    });
    response.end(readFileSync(join(this.root, found)));
  };
}

describe("website", () => {
  let app: App;
  const commandsOf = ({ steps }: Check) => ("commands" in steps ? runnable(steps.commands) : []);
  const spec = (): Buildspec => app.buildspec(service.build.buildspec);

  /** Builds a release and keeps what it hands on, by the artifacts' names. */
  const build = async (name: string): Promise<Readonly<Record<string, string>>> => {
    expect(await app.run(runnable(app.commandsOf(spec())))).toMatchObject({ status: 0 });
    const artifacts = spec().artifacts?.["secondary-artifacts"] ?? {};
    return Object.fromEntries(
      Object.entries(artifacts).map(([artifact, { "base-directory": base }]) => {
        const kept = join(folder, name, artifact);
        cpSync(join(app.folder, base), kept, { recursive: true });
        return [artifact, kept];
      }),
    );
  };
  const smoke = async (site: Site) => {
    const statuses = await whileServing(site.answer, (SERVICE_URL) =>
      Promise.all(verify.map((check) => app.run(commandsOf(check), { SERVICE_URL }))),
    );
    return statuses.map(({ status }) => status);
  };

  beforeAll(async () => {
    app = await App.install(SOURCE, join(folder, "app"));
  }, LIMIT_MS);

  test(
    "the check of links passes, and finds one that leads nowhere",
    async () => {
      const [links] = service.checks;
      if (!links) throw new Error("no check");
      expect(await app.run(commandsOf(links))).toMatchObject({ status: 0 });
      const other = await App.install(SOURCE, join(folder, "broken"));
      writeFiles(other.folder, { "src/lost.html": '<a href="/gone.html">gone</a>' });
      const { status, output } = await other.run(commandsOf(links));
      expect([status, output]).toEqual([1, expect.stringContaining("lost.html: /gone.html")]);
    },
    LIMIT_MS,
  );

  test(
    "a release is well, one without its assets is not, and the one before comes back whole",
    async () => {
      const site = new Site(join(folder, "site"));
      const first = await build("first");
      site.release(first);
      expect(await smoke(site)).toEqual([0]);
      const page = () => readFileSync(join(site.root, "index.html"), "utf8");
      const former = page();

      writeFiles(app.folder, { "src/assets/style.css": "body { margin: 0 }\n" });
      const second = await build("second");
      const lost = new Site(join(folder, "lost"));
      lost.release({ ...second, assets: join(folder, "first", "assets") });
      expect(await smoke(lost)).toEqual([1]);

      site.release(second);
      expect(await smoke(site)).toEqual([0]);
      expect(page()).not.toBe(former);
      // What a stage's rollback does: the same actions, with the artifacts of the release before.
      site.release(first);
      expect([await smoke(site), page()]).toEqual([[0], former]);
    },
    LIMIT_MS,
  );
});
