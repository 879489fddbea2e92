"""What people read of cases: the applicant's page, the desk's dossier, the lists."""
