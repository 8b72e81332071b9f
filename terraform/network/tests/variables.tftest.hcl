mock_provider "aws" {}

variables {
  name               = "acme-staging"
  cidr               = "10.20.0.0/16"
  availability_zones = ["us-east-1a", "us-east-1b"]
  tags               = { CostCenter = "platform" }
}

# Every variable that is set here is wrong in its own way, and each must be refused: a run costs a second.

run "refuses_no_length_one_zone_and_its_own_tags" {
  command = plan

  variables {
    name               = "acme staging"    # a space
    cidr               = "10.20.0.0"       # no length
    availability_zones = ["us-east-1a"]    # one zone
    tags               = { Name = "mine" } # the module sets it
  }

  expect_failures = [var.name, var.cidr, var.availability_zones, var.tags]
}

run "refuses_ipv6_five_zones_and_the_tags_of_aws" {
  command = plan

  variables {
    name               = ""                                                                     # empty
    cidr               = "fd00::/20"                                                            # IPv6
    availability_zones = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e"] # five zones
    tags               = { "aws:owner" = "mine" }                                               # kept by AWS
  }

  expect_failures = [var.name, var.cidr, var.availability_zones, var.tags]
}

run "refuses_a_large_range_and_a_zone_twice" {
  command = plan

  variables {
    cidr               = "10.0.0.0/15"                              # too large
    availability_zones = ["us-east-1a", "us-east-1b", "us-east-1a"] # one of them twice
  }

  expect_failures = [var.cidr, var.availability_zones]
}

run "refuses_a_small_range_and_two_regions" {
  command = plan

  variables {
    cidr               = "10.20.0.0/25"               # too small
    availability_zones = ["us-east-1a", "us-west-2a"] # two regions
  }

  expect_failures = [var.cidr, var.availability_zones]
}

run "refuses_host_bits_and_zone_ids" {
  command = plan

  variables {
    cidr               = "10.20.1.0/16"           # host bits
    availability_zones = ["use1-az1", "use1-az2"] # ids
  }

  expect_failures = [var.cidr, var.availability_zones]
}

run "refuses_a_local_zone" {
  command = plan

  variables {
    availability_zones = ["us-west-2a", "us-west-2-lax-1a"] # a local zone
  }

  expect_failures = [var.availability_zones]
}
