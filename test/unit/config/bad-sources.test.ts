/** Sources and what starts pipelines. */
import { atTop, type BadCase, type Edits, inShop, testBadCases } from "./support";

const GITHUB = "      github: { repository: acme/shop }";

/** CodeCommit instead of GitHub, on line 15. */
const codecommit = (fields = ""): Edits => [[GITHUB, `      codecommit: { repository: shop${fields} }`]];
/** S3 instead of GitHub, on line 15. */
const s3 = (fields = "uploader: user", bucket = "acme-shop-source"): Edits => [
  [GITHUB, `      s3: { bucket: ${bucket}, ${fields} }`],
];
const triggers = (fields: string): Edits => inShop(`triggers: { ${fields} }`);
const schedule = (expression: string): Edits => triggers(`schedule: "${expression}"`);

const ROLE = "arn:aws:iam::111111111111:role/people/developers";
const OTHER = "arn:aws:iam::222222222222:role/developers";
const RESERVED = "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_dev_0a1b";

const SCHEDULE =
  "allowed: cron(minutes hours day-of-month month day-of-week year), such as cron(0 3 * * ? *), or rate(…), such as rate(12 hours)";

const SOURCES: readonly BadCase[] = [
  {
    what: "two sources",
    edits: [[GITHUB, `${GITHUB}\n      codecommit: { repository: shop }`]],
    says: [
      "slipway.yaml:16:7 services.shop.source.codecommit: found codecommit beside github; allowed: exactly one of github, codecommit, s3",
    ],
  },
  {
    what: "no source",
    edits: [[GITHUB, "      {}"]],
    says: [
      "slipway.yaml:15:7 services.shop.source: found no source; allowed: exactly one of github, codecommit, s3",
    ],
  },
  {
    what: "repository that CodeCommit refuses",
    edits: [[GITHUB, "      codecommit: { repository: shop.git }"]],
    says: [
      'slipway.yaml:15:33 services.shop.source.codecommit.repository: found "shop.git"; allowed: the name of a repository: at most 100 letters, digits and . _ -, not .git at the end',
    ],
  },
  {
    what: "approvals of nobody",
    edits: codecommit(", approvals: { count: 0 }"),
    says: [
      "slipway.yaml:15:59 services.shop.source.codecommit.approvals.count: found 0; allowed: an integer from 1 to 10",
    ],
  },
  {
    what: "approver in another account",
    edits: codecommit(`, directPush: [], approvals: { members: ["${OTHER}"] }`),
    says: [
      "slipway.yaml:15:78 services.shop.source.codecommit.approvals.members[0]: found the account 222222222222 in it; allowed: 111111111111, that of tools",
    ],
  },
  {
    what: "committers without protection",
    edits: codecommit(`, committers: ["${ROLE}"]`),
    says: [
      "slipway.yaml:15:39 services.shop.source.codecommit.committers: found committers without directPush; give directPush, [] for nobody",
    ],
  },
  {
    what: "committers by a role of AWS's own",
    edits: codecommit(`, directPush: [], committers: ["${RESERVED}"]`),
    says: [
      `slipway.yaml:15:68 services.shop.source.codecommit.committers[0]: found "${RESERVED}", to which AWS lets nobody attach; attach the policy of the output branch_protection_policy_arn to its permission set`,
    ],
  },
  {
    what: "one repository made for two services",
    edits: [
      ...codecommit(),
      ["      github: { repository: acme/site }", "      codecommit: { repository: shop }"],
    ],
    says: [
      "slipway.yaml:20:21 services.site.source.codecommit.repository: its CodeCommit repository would be shop, as that of services.shop.source.codecommit.repository; say existing: true at one of them",
    ],
  },
  {
    what: "news of pull requests that nothing tells",
    edits: atTop("notifications: { emails: [a@acme.example], events: [failed, pull-request-created] }"),
    says: [
      "slipway.yaml:2:61 notifications.events[1]: found pull-request-created, of which only CodeCommit tells; allowed: where a service has source.codecommit",
    ],
  },
];

const CONNECTIONS_ONLY =
  "CodePipeline filters pushes to connections only; every push to source.codecommit.branch is released";

const TRIGGERS: readonly BadCase[] = [
  {
    what: "pushes to CodeCommit by branch and path",
    edits: [...codecommit(), ...triggers("push: { branches: [main], paths: [shop/**] }")],
    says: [
      `slipway.yaml:18:25 services.shop.triggers.push.branches: found push.branches beside source.codecommit; allowed: none, ${CONNECTIONS_ONLY}`,
      `slipway.yaml:18:43 services.shop.triggers.push.paths: found push.paths beside source.codecommit; allowed: none, ${CONNECTIONS_ONLY}`,
    ],
  },
  {
    what: "tags of CodeCommit",
    edits: [...codecommit(), ...triggers('tags: ["v*"]')],
    says: [
      "slipway.yaml:18:17 services.shop.triggers.tags: found tags beside source.codecommit; allowed: none, CodePipeline starts on tags of connections only",
    ],
  },
  {
    what: "pull requests of CodeCommit by pattern and path",
    edits: [...codecommit(), ...triggers('pullRequest: { branches: [main, "release/*"], paths: [a] }')],
    says: [
      'slipway.yaml:18:49 services.shop.triggers.pullRequest.branches[1]: found the pattern "release/*" beside source.codecommit; allowed: names of branches',
      "slipway.yaml:18:63 services.shop.triggers.pullRequest.paths: found pullRequest.paths beside source.codecommit; allowed: none, CodeCommit's events don't say which files changed",
    ],
  },
  {
    what: "push: true",
    edits: triggers("push: true"),
    says: [
      "slipway.yaml:18:23 services.shop.triggers.push: found true; allowed: false, or a mapping (keys: branches, paths)",
    ],
  },
  {
    what: "no tags",
    edits: triggers("tags: []"),
    says: [
      "slipway.yaml:18:23 services.shop.triggers.tags: found an empty list; allowed: a list of 1 to 8 patterns",
    ],
  },
  {
    what: "time zone that there isn't",
    edits: triggers('schedule: { expression: "rate(1 day)", timezone: Mars/Olympus }'),
    says: [
      'slipway.yaml:18:66 services.shop.triggers.schedule.timezone: found "Mars/Olympus"; allowed: a time zone of the IANA database, such as Europe/Berlin',
    ],
  },
  {
    what: "misspelt field of a schedule",
    edits: triggers('schedule: { expresion: "rate(1 day)" }'),
    says: [
      `slipway.yaml:18:17 services.shop.triggers.schedule.expression: missing; give ${SCHEDULE.replace("allowed: ", "")}`,
      "slipway.yaml:18:29 services.shop.triggers.schedule.expresion: unknown key; nearest: expression; allowed: expression, timezone",
    ],
  },
];

const badSchedule = ([expression, fault]: readonly [string, string]): BadCase => ({
  what: expression,
  edits: schedule(expression),
  says: [`slipway.yaml:18:27 services.shop.triggers.schedule: found "${expression}", ${fault}; ${SCHEDULE}`],
});

const SCHEDULES = [
  ["every night", "neither a cron nor a rate"],
  ["at(2030-01-01T03:00:00)", "neither a cron nor a rate"],
  ["rate(0 hours)", "no rate of minutes, hours or days"],
  ["rate(2 weeks)", "no rate of minutes, hours or days"],
  ["rate(12 hour)", "a rate above 1 with one minute, hour or day"],
  ["cron(0 3 * * ?)", "5 fields with single spaces between them"],
  ["cron(0 3  * * ? *)", "7 fields with single spaces between them"],
  ["cron(60 3 * * ? *)", "'60' as minutes"],
  ["cron(0 24 * * ? *)", "'24' as hours"],
  ["cron(0 3 32 * ? *)", "'32' as day-of-month"],
  ["cron(0 3 1 SUN ? *)", "'SUN' as month"],
  ["cron(0 3 ? * 8 *)", "'8' as day-of-week"],
  ["cron(0 3 ? * FOOL *)", "'FOOL' as day-of-week"],
  ["cron(0 3 * * ? 1969)", "'1969' as year"],
  ["cron(0/0 3 * * ? *)", "'0/0' as minutes"],
  ["cron(0 3 * * * *)", "not just one of day-of-month and day-of-week as ?"],
  ["cron(0 3 ? * ? *)", "not just one of day-of-month and day-of-week as ?"],
] as const;

const UPLOADS: readonly BadCase[] = [
  {
    what: "nobody who uploads",
    edits: [[GITHUB, "      s3: { bucket: acme-shop-source }"]],
    says: [
      "slipway.yaml:15:7 services.shop.source.s3.uploader: missing; give user, or a mapping (keys: roles)",
    ],
  },
  {
    what: "uploader that is neither",
    edits: s3("uploader: gitea"),
    says: [
      'slipway.yaml:15:49 services.shop.source.s3.uploader: found "gitea"; allowed: user, or a mapping (keys: roles)',
    ],
  },
  {
    what: "uploader of no roles",
    edits: s3("uploader: { roles: [] }"),
    says: [
      "slipway.yaml:15:58 services.shop.source.s3.uploader.roles: found an empty list; allowed: a list of 1 to 5 role ARNs",
    ],
  },
  {
    what: "bucket that S3 refuses",
    edits: s3("uploader: user", "Acme_Source"),
    says: [
      'slipway.yaml:15:21 services.shop.source.s3.bucket: found "Acme_Source"; allowed: the name of a bucket: 3 to 63 lower-case letters, digits and -, a letter or digit at both ends',
    ],
  },
  {
    what: "key that is a pattern",
    edits: s3('uploader: user, key: "*.zip"'),
    says: [
      'slipway.yaml:15:60 services.shop.source.s3.key: found "*.zip"; allowed: the key of a zip, at most 512 letters, digits and ! _ . - / such as source.zip',
    ],
  },
  {
    what: "one bucket for two services",
    edits: [
      ...s3(),
      ["      github: { repository: acme/site }", "      s3: { bucket: acme-shop-source, uploader: user }"],
    ],
    says: [
      "slipway.yaml:20:13 services.site.source.s3.bucket: its bucket would be acme-shop-source, as that of services.shop.source.s3.bucket; rename one of them",
    ],
  },
  {
    what: "triggers that an upload can't tell apart",
    edits: [...s3(), ...triggers('push: { branches: [main], paths: [a] }, tags: ["v*"], pullRequest: {}')],
    says: [
      "slipway.yaml:18:25 services.shop.triggers.push.branches: found push.branches beside source.s3; allowed: none, an upload tells of no branch; whoever uploads chooses which, and every upload is released",
      "slipway.yaml:18:43 services.shop.triggers.push.paths: found push.paths beside source.s3; allowed: none, an upload doesn't say which files changed; every upload is released",
      "slipway.yaml:18:57 services.shop.triggers.tags: found tags beside source.s3; allowed: none, an upload tells of no tag; upload the tag's files, and they are released",
      "slipway.yaml:18:71 services.shop.triggers.pullRequest: found pullRequest beside source.s3; allowed: none, there is one object, and what is uploaded is released; build pull requests where they are opened",
    ],
  },
  {
    what: "a variable of another source",
    edits: [
      ...s3(),
      [
        "    network: { cidr: 10.20.0.0/16 }\n",
        '    network: { cidr: 10.20.0.0/16 }\n    approval: { notify: [a@acme.example], message: "#{source.CommitId}" }\n',
      ],
    ],
    says: [
      "slipway.yaml:9:52 environments.staging.approval.message: found #{source.CommitId}, which the pipeline of shop doesn't have; allowed: #{variables.NAME} with a NAME of services.shop.pipeline.variables, references to codepipeline and build, and of source BucketName, ETag, ObjectKey, VersionId",
    ],
  },
];

describe("bad uploads", () => testBadCases(UPLOADS));
describe("bad sources", () => testBadCases(SOURCES));
describe("bad triggers", () => testBadCases(TRIGGERS));
describe("bad schedules", () => testBadCases(SCHEDULES.map(badSchedule)));
