/** By which id Terraform imports what another state holds: all of its values are known there. */
import { IMPORT_IDS, type Place, type ValueOf } from "../recover/import-ids";
import type { Held } from "./held";

/** Types whose id in the state is another than the one that they are imported by, and that have no chosen name. */
const OTHERS: Readonly<Record<string, (value: ValueOf) => string | undefined>> = {
  aws_ecs_service: (value) => `${value("cluster")?.split("/").at(-1)}/${value("name")}`,
  aws_ecs_task_definition: (value) => value("arn"),
};

/** The id; undefined for what a state holds without one. */
export function importIdOf(
  { type, attributes }: Pick<Held, "type" | "attributes">,
  place: Place,
): string | undefined {
  const value: ValueOf = (name) => {
    const found = attributes[name];
    // What was left out is an empty text in a state.
    return (typeof found === "string" && found !== "") || typeof found === "number"
      ? String(found)
      : undefined;
  };
  // A stack may have things in more than one region.
  const region = value("arn")?.split(":")[3] || place.region;
  return IMPORT_IDS[type]?.(value, { ...place, region }) ?? OTHERS[type]?.(value) ?? value("id");
}
