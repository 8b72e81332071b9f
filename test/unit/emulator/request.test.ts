import { actionOf, isRead, signatureOf } from "../../../emulator/request";

const NOTHING = Buffer.alloc(0);

test("a signature says who calls, for which region and service", () => {
  const header =
    "AWS4-HMAC-SHA256 Credential=EMULATED111111111111/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0";
  expect(signatureOf(header)).toEqual({
    accessKeyId: "EMULATED111111111111",
    region: "eu-west-1",
    service: "s3",
  });
});

test.each([undefined, "", "Bearer abc", "Basic abc"])("%s is no signature", (header) => {
  expect(signatureOf(header)).toBeUndefined();
});

const FORM = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

test.each([
  [
    "the JSON protocol",
    "POST",
    "/",
    { "x-amz-target": "CodePipeline_20150709.GetPipeline" },
    "",
    "GetPipeline",
  ],
  ["the query protocol", "POST", "/", FORM, "Action=CreateRole&RoleName=a", "CreateRole"],
  ["REST", "PUT", "/bucket?policy", {}, "", "PUT /bucket?policy"],
])("the action in %s", (_protocol, method, path, headers, body, action) => {
  expect(actionOf(method, path, headers, Buffer.from(body))).toBe(action);
});

test.each([
  ["GetPipeline", "POST", true],
  ["BatchGetProjects", "POST", true],
  ["DescribeVpcs", "POST", true],
  ["AssumeRole", "POST", true],
  ["CreateVpc", "POST", false],
  ["PutRolePolicy", "POST", false],
  ["GET /bucket", "GET", true],
  ["HEAD /bucket", "HEAD", true],
  ["PUT /bucket", "PUT", false],
])("%s by %s leaves everything as it is: %s", (action, method, read) => {
  expect(isRead({ action, method })).toBe(read);
  expect(actionOf(method, "/", {}, NOTHING)).toBe(`${method} /`);
});
