variable "name" {
  description = "Prefix of every Name tag, and the value of the tag slipway-network."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,127}$", var.name))
    error_message = "name is \"${var.name}\". It takes 1 to 128 letters, digits and hyphens, and starts with a letter."
  }
}

variable "cidr" {
  description = "IPv4 range of the VPC, /16 to /24. It can't be changed later without replacing the network."
  type        = string
  nullable    = false

  # cidrnetmask knows IPv4 only. The other two look at the range only when this one holds: one mistake, one message.
  validation {
    condition     = can(cidrnetmask(var.cidr))
    error_message = "cidr is \"${var.cidr}\". It takes an IPv4 range such as 10.20.0.0/16."
  }

  validation {
    condition     = can(cidrnetmask(var.cidr)) ? contains(range(16, 25), tonumber(split("/", var.cidr)[1])) : true
    error_message = "cidr is \"${var.cidr}\". It takes a range between /16 (the largest VPC) and /24 (below it a subnet is too small for a load balancer)."
  }

  validation {
    condition     = can(cidrnetmask(var.cidr)) ? cidrsubnet(var.cidr, 0, 0) == var.cidr : true
    error_message = "cidr is \"${var.cidr}\", an address inside a range. Write the range itself: ${try(cidrsubnet(var.cidr, 0, 0), "the first address")}."
  }
}

variable "availability_zones" {
  description = "Two to four zones of one region, such as [\"us-east-1a\", \"us-east-1b\"]. A zone's place in the list decides its ranges: add zones at the end only."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 4
    error_message = "availability_zones lists ${length(var.availability_zones)}. It takes two to four zones: a load balancer needs two, and ranges are set aside for four."
  }

  validation {
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "availability_zones names a zone twice: ${join(", ", var.availability_zones)}. Name each zone once."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : can(regex("^[a-z]+(-[a-z]+)+-[0-9]+[a-z]$", zone))])
    error_message = "availability_zones holds ${join(", ", var.availability_zones)}. Each is the name of a zone, such as us-east-1a; not a zone id (use1-az1), not a local zone."
  }

  validation {
    condition     = length(distinct([for zone in var.availability_zones : trimsuffix(zone, substr(zone, -1, 1))])) <= 1
    error_message = "availability_zones spans regions: ${join(", ", var.availability_zones)}. A network lies in one region."
  }
}

variable "tags" {
  description = "Tags of every resource, beside those that the module sets itself."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for key in keys(var.tags) : !contains(["Name", "slipway-network", "slipway-tier"], key) && !startswith(lower(key), "aws:")
    ])
    error_message = "tags has the keys ${join(", ", keys(var.tags))}. Leave out Name, slipway-network and slipway-tier, which the module sets, and aws:…, which AWS keeps for itself."
  }
}
