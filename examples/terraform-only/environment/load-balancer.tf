locals {
  protocol = var.certificate_arn == null ? "HTTP" : "HTTPS"
  port     = var.certificate_arn == null ? 80 : 443
}

# Its rules are resources of their own: the service's module adds one.
resource "aws_security_group" "load_balancer" {
  name        = "acme-${var.name}-load-balancer"
  description = "Who reaches the load balancer, and which services it reaches"
  vpc_id      = module.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.load_balancer.id
  description       = "Clients of the services"
  ip_protocol       = "tcp"
  from_port         = local.port
  to_port           = local.port
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_lb" "this" {
  name                       = "acme-${var.name}"
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = module.network.public_subnet_ids
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
}

# Nothing but a service's rule answers.
resource "aws_lb_listener" "production" {
  load_balancer_arn = aws_lb.this.arn
  port              = local.port
  protocol          = local.protocol
  certificate_arn   = var.certificate_arn
  ssl_policy        = var.certificate_arn == null ? null : "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type = "fixed-response"

    fixed_response {
      status_code  = "404"
      content_type = "text/plain"
      message_body = "Not found"
    }
  }
}
