import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { jsonSchema, jsonSchemaText } from "../../../config/json-schema";
import { atTop, type Edits, edited, GOOD, inShop, inStaging, network, shopEcs, shopIn } from "./support";

const root = join(__dirname, "..", "..", "..");
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(jsonSchema());

/** Where the schema finds fault with a text, as JSON pointers. */
function faults(text: string): string[] {
  return validate(parse(text)) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

test("the committed schema is the one of config/schema", () => {
  const committed = readFileSync(join(root, "config", "slipway.schema.json"), "utf8");
  if (committed !== jsonSchemaText()) throw new Error("config/slipway.schema.json is stale: npm run schema");
});

test("it is draft 7 with a title", () => {
  expect(jsonSchema()).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "slipway.yaml",
  });
});

test("every field says what it means", () => {
  expect(undescribed(jsonSchema(), "")).toEqual([]);
});

/** Paths of properties without a description. */
function undescribed(schema: object, path: string): string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== "object" || value === null) return [];
    if (key !== "properties") return undescribed(value, key === "additionalProperties" ? `${path}.*` : path);
    return Object.entries<object>(value).flatMap(([name, property]) => [
      ...("description" in property ? [] : [`${path}.${name}`]),
      ...undescribed(property, `${path}.${name}`),
    ]);
  });
}

test.each([
  ["the default", readFileSync(join(root, "slipway.yaml"), "utf8")],
  ["the smallest", GOOD],
])("%s configuration is valid", (_, text) => {
  expect(faults(text)).toEqual([]);
});

test.each<[string, Edits, string]>([
  ["an unknown key", atTop("regoin: a"), ""],
  ["an account that is a number", [['"222222222222"', "222222222222"]], "/environments/staging/account"],
  ["a port out of range", [["8080", "99999"]], "/services/shop/deploy/ecs/port"],
  ["a compute type that is none", inShop("build: { compute: tiny }"), "/services/shop/build/compute"],
  ["a cpu that Fargate lacks", shopEcs("cpu: 300"), "/services/shop/deploy/ecs/cpu"],
  ["two targets", inShop("  website: {}"), "/services/shop/deploy"],
  ["a service's name in capitals", [["  shop:", "  Shop:"]], "/services"],
  [
    "a strategy that is none",
    shopIn("staging: { strategy: magic }"),
    "/services/shop/environments/staging/strategy",
  ],
  [
    "a list with an entry twice",
    inStaging("approval: { notify: [a@b.c, a@b.c] }"),
    "/environments/staging/approval/notify",
  ],
  ["a range of /8", network("cidr: 10.0.0.0/8"), "/environments/staging/network/cidr"],
])("%s is not valid", (_, edits, pointer) => {
  expect(faults(edited(edits))).toContain(pointer);
});
