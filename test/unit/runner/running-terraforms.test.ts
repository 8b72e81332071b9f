import { terraformsIn } from "../../../runner/running-terraforms";

test("terraformsIn names each Terraform and OpenTofu that may hold a lock, and nothing that only mentions them", () => {
  const processes = [
    "    1 /sbin/init",
    " 4711 terraform apply -auto-approve",
    "  812 /usr/local/bin/terraform -chdir=stacks/tools plan -out x",
    "  813 .terraform/providers/x/terraform-provider-aws_v5.100.0_x5",
    "  900 tofu destroy",
    "  901 bash -c terraform apply",
    "  902 vi terraform.tf",
    " 1000 terraform",
    " 1001 terraform init -input=false",
    " 1002 terraform -chdir=stacks/tools show -json",
    "",
  ].join("\n");

  expect(terraformsIn(processes)).toEqual(["4711 terraform apply", "812 terraform plan", "900 tofu destroy"]);
});
