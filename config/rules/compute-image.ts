import { COMPUTES, environmentTypeOf, environmentTypeOfImage } from "../compute";
import type { Service } from "../config";
import type { Document, Finding } from "../document";
import type { Rule } from "../draft";
import { runsOf } from "./builds";
import { servicePath } from "./paths";

/** CodeBuild's own images are each for one kind of compute; so are the images that a build makes. */
export const computeImage: Rule = ({ document, services }) =>
  services.flatMap((service) => [...images(document, service), ...architecture(service)]);

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

/** Docker makes images for the machine it runs on, and Fargate runs these on x86. */
function architecture({ name, build, releases }: Service): Finding[] {
  if (
    environmentTypeOf(build.compute) !== "ARM_CONTAINER" ||
    !build.docker ||
    !releases.some(({ deploy }) => deploy.kind === "ecs")
  )
    return [];
  const message = `found compute ${build.compute} for ecs: Docker would make images for ARM, and the tasks run on x86; allowed: compute on x86`;
  return [{ path: servicePath(name, "build", "compute"), message }];
}
