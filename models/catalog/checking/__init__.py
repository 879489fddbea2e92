"""The material checker: from situation answers to the papers a person needs."""
