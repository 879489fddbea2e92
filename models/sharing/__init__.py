"""免证办: asking other registers instead of asking the person for paper."""
