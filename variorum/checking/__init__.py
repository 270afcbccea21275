"""What is said of designations, and names that a user gives, held against official registers."""
