-- Expand only: whatever the old release reads and writes stays as it was. Numbered far above the
-- service's own. (A large table would get its indexes by "create index concurrently".)

create table channel (
    name      text primary key,
    opened_at timestamptz not null default clock_timestamp()
);
insert into channel (name) values ('web');
grant select on channel to ${appUser};

alter table claim add column channel text;
create index claim_channel on claim (channel);
alter table issued_coupon add column channel text;
create index issued_coupon_channel on issued_coupon (channel);
