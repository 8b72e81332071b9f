# The network of one workload account: a VPC with a public and a private subnet in each availability zone.
# Load balancers stand in the public subnets, everything else in the private ones, which reach out through
# the NAT gateway of their own zone. No data sources: it plans without credentials.

locals {
  # Each zone's place in the list is its slot. The range is cut into eight, four slots for each tier, however many
  # zones there are: a zone added at the end leaves the others' ranges alone.
  slots = { for slot, zone in var.availability_zones : zone => slot }

  public_cidrs  = { for zone, slot in local.slots : zone => cidrsubnet(var.cidr, 3, slot) }
  private_cidrs = { for zone, slot in local.slots : zone => cidrsubnet(var.cidr, 3, 4 + slot) }

  # us-east-1a lies in us-east-1.
  region = regex("^(.+)[a-z]$", var.availability_zones[0])[0]

  # Data sources find the network and its subnets by these.
  tags         = merge(var.tags, { slipway-network = var.name })
  public_tags  = merge(local.tags, { slipway-tier = "public" })
  private_tags = merge(local.tags, { slipway-tier = "private" })
}

resource "aws_vpc" "main" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = merge(local.tags, { Name = var.name })
}

# The default security group and the main route table can't be deleted, and catch whatever names no other.
# Emptied, they let nothing through.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.main.id
  tags   = merge(local.tags, { Name = "${var.name}-default-closed" })
}

resource "aws_default_route_table" "closed" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route                  = []
  tags                   = merge(local.tags, { Name = "${var.name}-default-closed" })
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = merge(local.tags, { Name = var.name })
}

# Public tier: load balancers and NAT gateways.

resource "aws_subnet" "public" {
  for_each = local.public_cidrs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false
  tags                    = merge(local.public_tags, { Name = "${var.name}-public-${each.key}" })
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  tags   = merge(local.public_tags, { Name = "${var.name}-public" })
}

resource "aws_route" "public_internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

# One NAT gateway a zone: a zone that fails takes no other zone's way out with it.

resource "aws_eip" "nat" {
  for_each = local.public_cidrs

  domain = "vpc"
  tags   = merge(local.public_tags, { Name = "${var.name}-nat-${each.key}" })
}

resource "aws_nat_gateway" "main" {
  for_each = aws_subnet.public

  subnet_id     = each.value.id
  allocation_id = aws_eip.nat[each.key].id
  tags          = merge(local.public_tags, { Name = "${var.name}-${each.key}" })

  # Made once there is a way out, and gone before it goes.
  depends_on = [aws_internet_gateway.main, aws_route.public_internet]
}

# Private tier: tasks, servers, databases.

resource "aws_subnet" "private" {
  for_each = local.private_cidrs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false
  tags                    = merge(local.private_tags, { Name = "${var.name}-private-${each.key}" })
}

resource "aws_route_table" "private" {
  for_each = local.private_cidrs

  vpc_id = aws_vpc.main.id
  tags   = merge(local.private_tags, { Name = "${var.name}-private-${each.key}" })
}

resource "aws_route" "private_nat" {
  for_each = aws_route_table.private

  route_table_id         = each.value.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main[each.key].id
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[each.key].id
}

# Image layers and artifacts lie in S3. Through this endpoint they cost nothing; through a NAT gateway every GB does.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.${local.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [for zone in var.availability_zones : aws_route_table.private[zone].id]
  tags              = merge(local.private_tags, { Name = "${var.name}-s3" })
}
