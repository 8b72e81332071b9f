# Subnets are handed out once they can be used: what is started in them finds its route out.

output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.main.id
}

output "cidr_block" {
  description = "IPv4 range of the VPC."
  value       = aws_vpc.main.cidr_block
}

output "availability_zones" {
  description = "The zones, in the order of the variable."
  value       = var.availability_zones
}

output "public_subnet_ids" {
  description = "Ids of the public subnets, in the order of the zones."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id]
  depends_on  = [aws_route.public_internet, aws_route_table_association.public]
}

output "private_subnet_ids" {
  description = "Ids of the private subnets, in the order of the zones."
  value       = [for zone in var.availability_zones : aws_subnet.private[zone].id]
  depends_on  = [aws_route.private_nat, aws_route_table_association.private, aws_vpc_endpoint.s3]
}

output "nat_public_ips" {
  description = "Public address that each zone's private subnet is seen with from outside, by zone."
  value       = { for zone in var.availability_zones : zone => aws_eip.nat[zone].public_ip }
}
