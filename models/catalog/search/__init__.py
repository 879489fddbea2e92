"""The search: what it reads, how it is asked, what was looked for in vain."""
