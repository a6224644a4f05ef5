#!/usr/bin/env bash
# Runs once, when the server's data folder is new: a database and a user for each service.
set -euo pipefail

for service in auth channel membership; do
  psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$POSTGRES_PASSWORD" \
    --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
SQL
done
