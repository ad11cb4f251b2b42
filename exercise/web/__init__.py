"""The pages: thin views over the one door and the read models."""
