-- Run by psql at every start: whatever is missing is made.
SELECT 'CREATE ROLE tongban LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tongban') \gexec
SELECT 'CREATE DATABASE tongban OWNER tongban_owner'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'tongban') \gexec
