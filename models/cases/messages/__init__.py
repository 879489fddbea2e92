"""审批留言: what applicant and office write to each other."""
