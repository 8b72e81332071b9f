/** What every stack and every module asks of Terraform. */

/** Nothing is used that the first lacks or that the last has taken away. */
export const AWS_PROVIDER_VERSIONS = ">= 5.100.0, < 7.0.0";
/** 1.11 locks state in Amazon S3 itself. */
export const TERRAFORM_VERSIONS = ">= 1.11";
