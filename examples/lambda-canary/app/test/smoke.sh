#!/bin/sh
# Invokes what was just released, as verification does: the profile `service` may invoke the alias and nothing else.
set -eu

aws lambda invoke --profile service --region "$SERVICE_REGION" --function-name "$SERVICE_FUNCTION" \
  --cli-binary-format raw-in-base64-out \
  --payload '{"rawPath":"/quotes","queryStringParameters":{"kind":"standard","parcels":"2"}}' answer.json > invocation.json

cat answer.json
node -e '
const { FunctionError } = JSON.parse(fs.readFileSync("invocation.json", "utf8"));
const { statusCode, body } = JSON.parse(fs.readFileSync("answer.json", "utf8"));
if (FunctionError || statusCode !== 200 || JSON.parse(body).price !== 9.8) throw new Error("that is no quote");
'
