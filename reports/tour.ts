/** What stands in the accounts of a delivery system, read from what Terraform holds and never from the configuration. */
import { type Crossing, crossingsOf } from "./crossings";
import { type Pipeline, pipelinesOf } from "./pipelines";
import { type AccountResources, ofType, resourcesOf } from "./resources";
import { countRead } from "./role-policies";
import { type BucketFound, bucketsOf, keysOf, namesIn } from "./storage";
import { type Workloads, workloadsOf } from "./workloads";

/** The stacks of an account, each as one of the documents that `resourcesOf` reads. */
export interface AccountDocuments {
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  readonly documents: readonly unknown[];
}

/** What one account holds. */
export interface AccountTour {
  readonly name: string;
  readonly id: string;
  readonly resources: number;
  readonly pipelines: readonly Pipeline[];
  readonly buildProjects: number;
  readonly roles: number;
  /** Names of image repositories. */
  readonly images: readonly string[];
  readonly buckets: readonly BucketFound[];
  /** Aliases of customer keys: `acme-artifacts`. */
  readonly keys: readonly string[];
  readonly workloads: Workloads;
}

export interface Tour {
  readonly accounts: readonly AccountTour[];
  readonly crossings: readonly Crossing[];
  /** Policies of roles, their trust policies included: how many say what they allow. */
  readonly policies: { readonly read: number; readonly unread: number };
}

/** Reads every account. */
export function tourOf(accounts: readonly AccountDocuments[]): Tour {
  const read: AccountResources[] = accounts.map(({ name, id, documents }) => ({
    name,
    id,
    resources: documents.flatMap(resourcesOf),
  }));
  return { accounts: read.map(accountTour), crossings: crossingsOf(read), policies: countRead(read) };
}

function accountTour({ name, id, resources }: AccountResources): AccountTour {
  return {
    name,
    id,
    resources: resources.length,
    pipelines: pipelinesOf(resources),
    buildProjects: ofType(resources, "aws_codebuild_project").length,
    roles: ofType(resources, "aws_iam_role").length,
    images: namesIn(resources, "aws_ecr_repository", "name"),
    buckets: bucketsOf(resources),
    keys: keysOf(resources),
    workloads: workloadsOf(resources),
  };
}
