/** What an environment overrides of a service's target: fields of that kind of target, whatever another kind has. */
import type { Document, Finding } from "./document";
import { findingsOf } from "./issues";
import { suggestion } from "./nearest";
import type { Path } from "./problem";
import { releasePath, servicePath } from "./rules/paths";
import { TARGET_OVERRIDES } from "./schema/deploy";
import type { TargetKind } from "./targets/deploy";

/** The overrides of every environment, each read as its service's target has them. */
export function overrideFindings(document: Document): Finding[] {
  return document.keys(["services"]).flatMap((service) => {
    const kind = writtenTarget(document, service);
    if (!kind) return [];
    return document
      .keys(servicePath(service, "environments"))
      .flatMap((environment) => findingsAt(document, kind, releasePath(service, environment, "deploy")));
  });
}

function findingsAt(document: Document, kind: TargetKind, path: Path): Finding[] {
  const place = document.place(path);
  if (!place) return [];
  const read = TARGET_OVERRIDES[kind].safeParse(place.value);
  if (read.success) return [];
  return read.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0
      ? issue.keys.map((key) => unknownField(kind, [...path, key], key, issue.message))
      : findingsOf({ ...issue, path: [...path, ...issue.path] }, document),
  );
}

/** `known` is the target's fields, joined by commas. */
function unknownField(kind: TargetKind, path: Path, key: string, known: string): Finding {
  const isAnothers = Object.values(TARGET_OVERRIDES).some(({ shape }) => Object.hasOwn(shape, key));
  const found = isAnothers
    ? `found a field that ${kind} doesn't have`
    : `unknown key${suggestion(key, known.split(", "))}`;
  return { path, at: "key", message: `${found}; allowed: ${known}` };
}

/** The one target that a service names; none when that is what's wrong with it. */
export function writtenTarget(document: Document, service: string): TargetKind | undefined {
  const [target, ...others] = document.keys(servicePath(service, "deploy")).filter(isTarget);
  return others.length === 0 ? target : undefined;
}

function isTarget(name: string): name is TargetKind {
  return Object.hasOwn(TARGET_OVERRIDES, name);
}
