-- Run once by the PostgreSQL image's entry point, as superuser, in the service's database.
-- Migration owns the schema; the services can only do what migration grants them.
\set ON_ERROR_STOP on
\getenv owner_password COUPON_OWNER_PASSWORD
\getenv app_password COUPON_APP_PASSWORD
create role coupon_owner login password :'owner_password';
create role coupon_app login password :'app_password';
grant create on database :"DBNAME" to coupon_owner;
grant usage, create on schema public to coupon_owner;
