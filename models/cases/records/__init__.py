"""What acts leave behind beside their event: a list, a proposal, a decision, a promise."""
