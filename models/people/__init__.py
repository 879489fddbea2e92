"""Applicants, citizens who sign in, staff and what they may do."""
