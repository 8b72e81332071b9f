import type { Service } from "../service";
import { codebuild } from "./codebuild";
import { codecommit } from "./codecommit";
import { codedeploy } from "./codedeploy";
import { codepipeline } from "./codepipeline";
import { codeconnections, codestarConnections } from "./connections";
import { notifications } from "./notifications";

/** What the layer answers itself; moto is asked for everything else. */
export const SERVICES: readonly Service[] = [
  codebuild,
  codecommit,
  codedeploy,
  codepipeline,
  codestarConnections,
  codeconnections,
  notifications,
];
