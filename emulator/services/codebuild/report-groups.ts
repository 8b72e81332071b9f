/** Report groups; no report is ever made. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ReportGroup.html */
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { type ExportConfig, policiesOf, type ReportGroup, reportGroupsOf } from "./store";

type CreateInput = Pick<ReportGroup, "name" | "type" | "exportConfig" | "tags">;
type UpdateInput = Pick<ReportGroup, "arn"> & Partial<Pick<ReportGroup, "exportConfig" | "tags">>;

const create: Operation<CreateInput> = async (input, context) => {
  const arn = context.arn("codebuild", `report-group/${input.name}`);
  refuseTaken(arn, context);
  await checkExport(input.exportConfig, context);
  // The bucket was asked for meanwhile.
  refuseTaken(arn, context);
  const now = Date.now() / 1000;
  const made = { arn, created: now, lastModified: now, status: "ACTIVE" };
  const reportGroup = { ...input, exportConfig: withDefaults(input.exportConfig), ...made };
  reportGroupsOf(context).set(arn, reportGroup);
  return { reportGroup };
};

/** What is not given stays as it is. */
const update: Operation<UpdateInput> = async (input, context) => {
  const { arn } = input;
  if (input.exportConfig) await checkExport(input.exportConfig, context);
  const old = reportGroupsOf(context).get(arn);
  if (!old) throw new ServiceError("ResourceNotFoundException", `Report group cannot be found: ${arn}`);
  const merged = { ...old, ...input, lastModified: Date.now() / 1000 };
  const reportGroup = { ...merged, exportConfig: withDefaults(merged.exportConfig) };
  reportGroupsOf(context).set(arn, reportGroup);
  return { reportGroup };
};

/** A report group that isn't there is no error, as at AWS. */
const remove: Operation<{ readonly arn: string }> = ({ arn }, context) => {
  reportGroupsOf(context).delete(arn);
  policiesOf(context).delete(arn);
  return {};
};

export const reportGroupOperations = {
  CreateReportGroup: create,
  UpdateReportGroup: update,
  DeleteReportGroup: remove,
  BatchGetReportGroups: ({ reportGroupArns }: { reportGroupArns: readonly string[] }, context: Context) => {
    const all = reportGroupsOf(context);
    const reportGroups = reportGroupArns.flatMap((arn) => all.get(arn) ?? []);
    const reportGroupsNotFound = reportGroupArns.filter((arn) => !all.has(arn));
    return {
      ...(reportGroups.length > 0 && { reportGroups }),
      ...(reportGroupsNotFound.length > 0 && { reportGroupsNotFound }),
    };
  },
  ListReportGroups: (_input: object, context: Context) => {
    const reportGroups = [...reportGroupsOf(context).keys()].sort();
    return reportGroups.length > 0 ? { reportGroups } : {};
  },
};

async function checkExport({ exportConfigType, s3Destination }: ExportConfig, { aws }: Context) {
  if (exportConfigType !== "S3") return;
  const bucket = s3Destination?.bucket;
  if (bucket === undefined)
    throw invalid("Invalid export config: export config type S3 must have an S3 destination with a bucket");
  if (!(await aws.hasBucket(bucket)))
    throw invalid(`Invalid export config: the bucket ${bucket} does not exist`);
}

function withDefaults(config: ExportConfig): ExportConfig {
  const { s3Destination } = config;
  if (!s3Destination) return config;
  return { ...config, s3Destination: { packaging: "NONE", encryptionDisabled: false, ...s3Destination } };
}

function refuseTaken(arn: string, context: Context): void {
  if (reportGroupsOf(context).has(arn))
    throw new ServiceError("ResourceAlreadyExistsException", `Report group already exists: ${arn}`);
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidInputException", message);
}
