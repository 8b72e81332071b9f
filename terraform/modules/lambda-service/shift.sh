#!/bin/sh
# Has CodeDeploy move an alias to a published version, and waits for the end of it.
# Wants SHIFT_ROLE_ARN, REGION, FUNCTION, ALIAS, APPLICATION, GROUP, VERSION and EXECUTION; takes the names or ARNs of hooks
# in BEFORE_ALLOW_TRAFFIC and AFTER_ALLOW_TRAFFIC.
set -eu

# The AWS CLI as the role in the environment's account, each time anew: its credentials last an hour, and a deployment
# may take longer.
as_role() {
  credentials=$(aws sts assume-role --role-arn "$SHIFT_ROLE_ARN" --role-session-name release \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text) || return 1
  printf '%s\n' "$credentials" | {
    read -r id secret token
    AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token \
      aws --region "$REGION" "$@"
  }
}

current=$(as_role lambda get-alias --function-name "$FUNCTION" --name "$ALIAS" --query FunctionVersion --output text)
if [ "$current" = "$VERSION" ]; then
  echo "$ALIAS is version $VERSION already: nothing to shift"
  exit 0
fi

# https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
content=$(jq -cn --arg name "$FUNCTION" --arg alias "$ALIAS" --arg current "$current" --arg target "$VERSION" '{
  Resources: [{($name): {Type: "AWS::Lambda::Function", Properties: {
    Name: $name, Alias: $alias, CurrentVersion: $current, TargetVersion: $target}}}],
  Hooks: [{BeforeAllowTraffic: env.BEFORE_ALLOW_TRAFFIC}, {AfterAllowTraffic: env.AFTER_ALLOW_TRAFFIC}]
    | map(select(.[] != null))}')
# CodeDeploy knows the version 0.0 alone, and jq writes 0.
content="{\"version\":0.0,${content#?}"
jq -n --arg content "$content" '{revisionType: "AppSpecContent", appSpecContent: {content: $content}}' > revision.json
deployment=$(as_role deploy create-deployment --application-name "$APPLICATION" --deployment-group-name "$GROUP" \
  --description "Pipeline execution $EXECUTION" --revision file://revision.json --query deploymentId --output text)
echo "deployment $deployment: $ALIAS from version $current to version $VERSION"

while :; do
  status=$(as_role deploy get-deployment --deployment-id "$deployment" --query deploymentInfo.status --output text)
  case $status in
    Succeeded)
      echo "deployment $deployment: $ALIAS is version $VERSION"
      exit 0
      ;;
    Failed | Stopped)
      as_role deploy get-deployment --deployment-id "$deployment" --query deploymentInfo.errorInformation
      echo "deployment $deployment: $status; $ALIAS goes back to version $current"
      exit 1
      ;;
  esac
  sleep "${PAUSE_SECONDS:-15}"
done
