import { COMPUTES, environmentTypeOf, environmentTypeOfImage } from "../compute";
import type { Service } from "../config";
import type { Document, Finding } from "../document";
import type { Rule } from "../draft";
import { runsOf } from "./builds";

/** CodeBuild's own images are each for one kind of compute. */
export const computeImage: Rule = ({ document, services }) =>
  services.flatMap((service) => images(document, service));

function images(document: Document, service: Service): Finding[] {
  return runsOf(service).flatMap(({ path, run: { compute, image } }) => {
    const made = environmentTypeOfImage(image);
    if (made === undefined || made === environmentTypeOf(compute) || !document.has([...path, "image"]))
      return [];
    const fitting = Object.entries(COMPUTES).filter(([, { environmentType }]) => environmentType === made);
    const allowed = fitting.map(([name]) => name).join(", ");
    return [
      {
        path: [...path, "image"],
        message: `found ${image} with compute ${compute}; allowed with this image: ${allowed}`,
      },
    ];
  });
}
