mock_provider "aws" {}

variables {
  name               = "acme-staging"
  cidr               = "10.20.0.0/16"
  availability_zones = ["us-east-1a", "us-east-1b"]
  tags               = { CostCenter = "platform" }
}

run "two_zones" {
  command = plan

  assert {
    condition     = aws_vpc.main.enable_dns_support && aws_vpc.main.enable_dns_hostnames
    error_message = "The VPC resolves and hands out DNS names."
  }

  assert {
    condition = tomap({ for zone, subnet in aws_subnet.public : zone => subnet.cidr_block }) == tomap({
      us-east-1a = "10.20.0.0/19"
      us-east-1b = "10.20.32.0/19"
    })
    error_message = "Public subnets take the first two of eight ranges."
  }

  assert {
    condition = tomap({ for zone, subnet in aws_subnet.private : zone => subnet.cidr_block }) == tomap({
      us-east-1a = "10.20.128.0/19"
      us-east-1b = "10.20.160.0/19"
    })
    error_message = "Private subnets take the fifth and the sixth range."
  }

  assert {
    condition     = alltrue([for zone, subnet in merge(aws_subnet.public, aws_subnet.private) : subnet.availability_zone == zone])
    error_message = "A subnet lies in the zone it is keyed by."
  }

  assert {
    condition     = !anytrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.map_public_ip_on_launch])
    error_message = "Nothing gets a public address by itself."
  }

  assert {
    condition     = toset(keys(aws_nat_gateway.main)) == toset(var.availability_zones)
    error_message = "There is one NAT gateway a zone."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.us-east-1.s3" && aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway"
    error_message = "S3 is reached through a gateway endpoint of the zones' region."
  }

  assert {
    condition     = length(aws_default_route_table.closed.route) == 0
    error_message = "The main route table leads nowhere."
  }

  assert {
    condition     = output.cidr_block == "10.20.0.0/16" && output.availability_zones == tolist(["us-east-1a", "us-east-1b"])
    error_message = "Range and zones come out as they went in."
  }
}

run "tags" {
  command = plan

  assert {
    condition     = tomap(aws_vpc.main.tags) == tomap({ CostCenter = "platform", Name = "acme-staging", slipway-network = "acme-staging" })
    error_message = "The VPC is found by slipway-network."
  }

  assert {
    condition     = aws_subnet.public["us-east-1a"].tags["slipway-tier"] == "public" && aws_subnet.private["us-east-1a"].tags["slipway-tier"] == "private"
    error_message = "Subnets are found by slipway-tier."
  }

  assert {
    condition     = aws_subnet.private["us-east-1b"].tags["Name"] == "acme-staging-private-us-east-1b"
    error_message = "Names tell network, tier and zone."
  }

  assert {
    condition = alltrue([
      for resource in concat(
        [aws_vpc.main, aws_default_security_group.closed, aws_default_route_table.closed, aws_internet_gateway.main, aws_route_table.public, aws_vpc_endpoint.s3],
        values(aws_subnet.public), values(aws_subnet.private), values(aws_eip.nat), values(aws_nat_gateway.main), values(aws_route_table.private),
      ) : resource.tags["CostCenter"] == "platform" && resource.tags["slipway-network"] == "acme-staging" && resource.tags["Name"] != ""
    ])
    error_message = "Every resource that takes tags has a Name, the network's and the caller's."
  }
}

run "zones_added_at_the_end_renumber_nothing" {
  command = plan

  variables {
    availability_zones = ["us-east-1a", "us-east-1b", "us-east-1d", "us-east-1c"]
  }

  assert {
    condition = tolist([for zone in var.availability_zones : aws_subnet.public[zone].cidr_block]) == tolist([
      "10.20.0.0/19", "10.20.32.0/19", "10.20.64.0/19", "10.20.96.0/19",
    ])
    error_message = "Public ranges follow the order of the list."
  }

  assert {
    condition = tolist([for zone in var.availability_zones : aws_subnet.private[zone].cidr_block]) == tolist([
      "10.20.128.0/19", "10.20.160.0/19", "10.20.192.0/19", "10.20.224.0/19",
    ])
    error_message = "Private ranges follow the order of the list."
  }
}

run "smallest_range" {
  command = plan

  variables {
    cidr = "192.168.7.0/24"
  }

  assert {
    condition     = aws_subnet.private["us-east-1b"].cidr_block == "192.168.7.160/27"
    error_message = "A /24 is cut into /27, the least a load balancer takes."
  }
}

# Applied against the mock, so that ids exist.
run "wiring" {
  variables {
    availability_zones = ["eu-central-1b", "eu-central-1a"]
  }

  assert {
    condition     = output.vpc_id == aws_vpc.main.id && aws_default_security_group.closed.vpc_id == aws_vpc.main.id
    error_message = "The VPC's own default security group is the closed one."
  }

  assert {
    condition     = tolist(output.public_subnet_ids) == tolist([aws_subnet.public["eu-central-1b"].id, aws_subnet.public["eu-central-1a"].id])
    error_message = "Public subnets come out in the order of the zones."
  }

  assert {
    condition     = tolist(output.private_subnet_ids) == tolist([aws_subnet.private["eu-central-1b"].id, aws_subnet.private["eu-central-1a"].id])
    error_message = "Private subnets come out in the order of the zones."
  }

  assert {
    condition     = output.nat_public_ips == { for zone, eip in aws_eip.nat : zone => eip.public_ip }
    error_message = "NAT addresses come out by zone."
  }

  assert {
    condition     = aws_route.public_internet.gateway_id == aws_internet_gateway.main.id
    error_message = "Public subnets go out through the internet gateway."
  }

  assert {
    condition = alltrue([
      for zone in var.availability_zones :
      aws_route_table_association.public[zone].route_table_id == aws_route_table.public.id
      && aws_route_table_association.public[zone].subnet_id == aws_subnet.public[zone].id
      && aws_nat_gateway.main[zone].subnet_id == aws_subnet.public[zone].id
      && aws_nat_gateway.main[zone].allocation_id == aws_eip.nat[zone].id
    ])
    error_message = "A zone's NAT gateway stands in its public subnet, on its own address."
  }

  assert {
    condition = alltrue([
      for zone in var.availability_zones :
      aws_route_table_association.private[zone].route_table_id == aws_route_table.private[zone].id
      && aws_route_table_association.private[zone].subnet_id == aws_subnet.private[zone].id
      && aws_route.private_nat[zone].route_table_id == aws_route_table.private[zone].id
      && aws_route.private_nat[zone].nat_gateway_id == aws_nat_gateway.main[zone].id
    ])
    error_message = "A private subnet goes out through the NAT gateway of its own zone."
  }

  assert {
    condition     = toset(aws_vpc_endpoint.s3.route_table_ids) == toset([for table in aws_route_table.private : table.id])
    error_message = "Every private subnet reaches S3 through the endpoint."
  }
}
