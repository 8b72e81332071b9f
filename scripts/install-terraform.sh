#!/bin/sh
# Prints a folder that holds Terraform: of the PATH if it is the wanted version, else HashiCorp's release, put there now.
# Images of CodeBuild have none, nor have GitHub's runners. TERRAFORM_VERSION names another version; its digest is TERRAFORM_SHA256 then.
# Version and digests belong together: https://releases.hashicorp.com/terraform/
set -eu

version="${TERRAFORM_VERSION:-1.11.4}"
case "$version $(uname -m)" in
  "1.11.4 x86_64")
    platform=linux_amd64
    sha256=1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc
    ;;
  "1.11.4 aarch64")
    platform=linux_arm64
    sha256=a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633
    ;;
  *" x86_64") platform=linux_amd64 ;;
  *" aarch64") platform=linux_arm64 ;;
  *)
    echo "error: no Terraform is known for $(uname -m); allowed: x86_64, aarch64" >&2
    exit 1
    ;;
esac

if [ "$(terraform version 2>/dev/null | sed -n 1p)" = "Terraform v$version" ]; then
  dirname "$(command -v terraform)"
  exit 0
fi

sha256="${TERRAFORM_SHA256:-${sha256:-}}"
if [ -z "$sha256" ]; then
  echo "error: the digest of Terraform $version isn't known; set TERRAFORM_SHA256 to that of terraform_${version}_$platform.zip" >&2
  exit 1
fi

folder="$(mktemp -d)"
archive="$folder/terraform.zip"
curl --fail --silent --show-error --location --retry 3 --output "$archive" \
  "https://releases.hashicorp.com/terraform/$version/terraform_${version}_$platform.zip"
echo "$sha256  $archive" | sha256sum --check --quiet - >&2
unzip -q "$archive" terraform -d "$folder"
rm "$archive"
echo "$folder"
