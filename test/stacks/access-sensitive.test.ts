/** What the adversaries are after is all that AWS calls management of permissions, of every service that a policy names. */
import { APPLICATION_SERVICES } from "../../iam/actions/infrastructure";
import { SENSITIVE } from "../../reports/access/adversaries/sensitive";
import { listOf, placedPolicies } from "../../reports/access/lint/place";
import { readSynthesis } from "../../reports/access/world/read";
import { EXAMPLES, synthesizeExample } from "../support/examples";
import { HARMLESS } from "../support/harmless/harmless";
import { actionsOf } from "../support/judged-actions";

const ALL = [...SENSITIVE.values()].flat().map(({ action }) => action);
const serviceOf = (action: string) => action.slice(0, action.indexOf(":"));

function servicesOfExamples(): string[] {
  return Object.keys(EXAMPLES).flatMap((example) =>
    placedPolicies(readSynthesis(synthesizeExample(example)))
      .flatMap(({ policy }) => policy.document.Statement)
      .flatMap(({ Action }) => listOf(Action).filter((action) => action.includes(":")))
      .map(serviceOf),
  );
}

test("every action that manages permissions is in the table, or a person has said why not", async () => {
  const known = new Set(ALL.map(serviceOf));
  // A boundary leaves them to applications, whose policies other people write: no stack allows any of it.
  const left: readonly string[] = APPLICATION_SERVICES;
  const services = [...new Set(servicesOfExamples())]
    .filter((service) => !known.has(service) && !left.includes(service))
    .sort();
  expect(services).not.toEqual([]);
  const actions = (await Promise.all(services.map(actionsOf))).flat();
  const managing = actions.filter(({ managesPermissions }) => managesPermissions).map(({ name }) => name);
  expect(managing.filter((name) => !HARMLESS.has(name))).toEqual([]);
  // Of the table's services all is asked about: test/unit/access/sensitive-actions.test.ts.
  expect([...HARMLESS].filter((name) => !known.has(serviceOf(name)) && !managing.includes(name))).toEqual([]);
}, 60_000);
