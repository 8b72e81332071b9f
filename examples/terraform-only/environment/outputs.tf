output "load_balancer_dns_name" {
  description = "What the environment's url must lead to: a CNAME, or an alias."
  value       = aws_lb.this.dns_name
}

output "task_role" {
  description = "Name of the role that code runs as: attach what the application needs."
  value       = module.service.task_role
}

output "deploy_role_arn" {
  description = "The role that the pipeline becomes."
  value       = module.deploy_role.role_arn
}
