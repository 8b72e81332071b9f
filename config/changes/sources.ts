import type { Config, Service } from "../config";
import { servicePath } from "../rules/paths";
import type { UniqueName } from "../sources/source-config";
import { sourceConfigOf } from "../sources/sources";
import type { Change, ChangeRule } from "./change";

/** What Slipway made to hold code: its protection goes with the lines that it comes from. */
export const sources: ChangeRule = (former, next) => {
  // Then everything is made anew beside what stands, or nothing is to be applied.
  if (former.organization !== next.organization || former.layout !== next.layout) return [];
  return former.services.flatMap((before) => {
    const after = next.services.find(({ name }) => name === before.name);
    const made = after ? makes(after) : [];
    return makes(before)
      .filter((thing) => !made.some(({ kind, name }) => kind === thing.kind && name === thing.name))
      .map((thing) => {
        const other = made.find(({ kind }) => kind === thing.kind);
        return after && other ? moves(after, thing, other) : goes(before, thing, next);
      });
  });
};

function makes({ source }: Service): readonly UniqueName[] {
  return sourceConfigOf(source).uniqueNames(source);
}

function goes({ name: service }: Service, { kind, name }: UniqueName, { services }: Config): Change {
  const stays = services.some((candidate) => candidate.name === service);
  return {
    path: stays ? servicePath(service, "source") : servicePath(service),
    message: `the ${kind} ${name} is to go, with all that it holds, and nothing protects it any more; before you apply take it out of the state of tools, and it stays as it is`,
    loses: true,
    heading: "a-repository-that-slipway-made",
  };
}

function moves(after: Service, { kind, name, field }: UniqueName, other: UniqueName): Change {
  const becomes = sourceConfigOf(after.source).renames
    ? `the ${kind} is renamed, with all that it holds, and whoever has its address needs the new one`
    : `Terraform refuses to exchange a protected ${kind}; take ${name} out of the state of tools first`;
  return {
    path: servicePath(after.name, "source"),
    message: `${field} from ${name} to ${other.name}: ${becomes}`,
    loses: false,
    heading: "a-repository-that-slipway-made",
  };
}
