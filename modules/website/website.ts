/**
 * A static website: a private bucket that the pipeline writes, and a CloudFront distribution that serves it.
 *
 * Threat boundary: everybody reads through CloudFront over TLS; nobody reads the bucket itself. A deploy role writes.
 * Nothing here is kept from `terraform destroy`: the next release writes every file again. A bucket with files in it
 * still isn't deleted, since S3 deletes only empty ones and Terraform isn't told to empty it.
 */
import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import { bucketArn, type Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { siteStatements } from "./website.policies";

export interface WebsiteInputs {
  readonly place: Place;
  readonly bucket: string;
  /** What `/` answers, for example `index.html`. */
  readonly indexDocument: string;
  /** What a path answers that has no file, with status 404. */
  readonly errorDocument: string;
}

/** Policies that AWS manages: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
const SECURITY_HEADERS = "67f7725c-6f97-4210-82d7-5512b31e9d03";

const ORIGIN = "site";

export class Website extends Construct {
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: WebsiteInputs) {
    super(scope, id);
    // AES256: the files are public. CloudFront could use a customer key too, but there is nothing to keep from anyone.
    const site = new PrivateBucket(this, "site", { bucket: props.bucket, protected: false });
    this.forgetFormerReleases(site);
    this.resource = this.distribution(site, props);
    new S3BucketPolicy(this, "policy", {
      bucket: site.resource.bucket,
      policy: printPolicy(siteStatements(bucketArn(props.place.region, props.bucket), this.resource.arn)),
      dependsOn: [site.publicAccessBlock],
    });
  }

  /** `https://` and the name CloudFront gave it. */
  get url(): string {
    return `https://${this.resource.domainName}`;
  }

  private forgetFormerReleases(site: PrivateBucket): void {
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: site.resource.bucket,
      rule: [
        {
          id: "forget-former-releases",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      // S3 refuses rules on noncurrent versions while versioning is still on its way.
      dependsOn: [site.versioning],
    });
  }

  private distribution(site: PrivateBucket, props: WebsiteInputs): CloudfrontDistribution {
    const access = new CloudfrontOriginAccessControl(this, "origin-access", {
      name: props.bucket,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    return new CloudfrontDistribution(this, "distribution", {
      comment: props.bucket,
      enabled: true,
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      priceClass: "PriceClass_100",
      defaultRootObject: props.indexDocument,
      origin: [
        {
          originId: ORIGIN,
          domainName: site.resource.bucketRegionalDomainName,
          originAccessControlId: access.id,
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN,
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        viewerProtocolPolicy: "redirect-to-https",
        compress: true,
        cachePolicyId: CACHING_OPTIMIZED,
        responseHeadersPolicyId: SECURITY_HEADERS,
      },
      // S3 answers 403 for a file that isn't there, because nobody may list the bucket.
      customErrorResponse: [403, 404].map((errorCode) => ({
        errorCode,
        responseCode: 404,
        responsePagePath: `/${props.errorDocument}`,
        errorCachingMinTtl: 10,
      })),
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    });
  }
}
