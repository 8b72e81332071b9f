/** Functions and their aliases. */
import { type AccountKind, here, ours } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["workload"];

const READ = [
  "lambda:GetAlias",
  "lambda:GetFunction",
  "lambda:GetFunctionCodeSigningConfig",
  "lambda:ListVersionsByFunction",
] as const;

const CHANGE = [
  "lambda:CreateAlias",
  "lambda:CreateFunction",
  "lambda:DeleteAlias",
  "lambda:DeleteFunction",
  "lambda:DeleteFunctionConcurrency",
  "lambda:GetFunctionConfiguration",
  "lambda:PublishVersion",
  "lambda:PutFunctionConcurrency",
  "lambda:TagResource",
  "lambda:UntagResource",
  "lambda:UpdateAlias",
  "lambda:UpdateFunctionCode",
  "lambda:UpdateFunctionConfiguration",
] as const;

export const LAMBDA: Service = {
  resources: {
    aws_lambda_function: {
      in: HERE,
      read: ["lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig", "lambda:ListVersionsByFunction"],
      write: [
        "lambda:CreateFunction",
        "lambda:DeleteFunction",
        "lambda:DeleteFunctionConcurrency",
        "lambda:GetFunctionConfiguration",
        "lambda:PublishVersion",
        "lambda:PutFunctionConcurrency",
        "lambda:TagResource",
        "lambda:UntagResource",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
        // Of who puts a function into a VPC. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
        "iam:PassRole",
      ],
    },
    aws_lambda_alias: {
      in: HERE,
      read: ["lambda:GetAlias"],
      write: ["lambda:CreateAlias", "lambda:DeleteAlias", "lambda:UpdateAlias"],
    },
  },
  limits: [
    {
      sid: "ReadFunctions",
      actions: READ,
      on: here("lambda", ours("function:")),
      because:
        "Reads the organization's functions. GetFunction shows environment variables, and hands out a link to the code.",
    },
    {
      sid: "ChangeFunctions",
      actions: CHANGE,
      on: here("lambda", ours("function:")),
      because: "Makes, changes and deletes the organization's functions; none of these invokes one.",
    },
  ],
};
