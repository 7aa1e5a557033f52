-- The truth: stock, claims, what still has to be sent, and what was issued.

create table coupon (
    code      text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'),
    total     bigint not null check (total >= 0),
    claimed   bigint not null default 0,
    opens_at  timestamptz,
    closes_at timestamptz,
    version   bigint not null default 0,
    check (claimed between 0 and total)
) with (fillfactor = 50);

create table claim (
    coupon_code text not null references coupon (code),
    user_id     text not null check (length(user_id) between 1 and 64),
    request_id  uuid not null unique,
    state       text not null default 'QUEUED' check (state in ('QUEUED', 'FAILED')),
    reason      text,
    claimed_at  timestamptz not null default clock_timestamp(),
    primary key (coupon_code, user_id)
);

-- Small and hot: every row lives for milliseconds while Kafka is there.
create table outbox (
    id           bigint generated always as identity primary key,
    request_id   uuid not null,
    coupon_code  text not null,
    user_id      text not null,
    accepted_at  timestamptz not null,
    leased_until timestamptz not null,
    attempts     int not null default 0,
    created_at   timestamptz not null default clock_timestamp()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

create index outbox_leased_until on outbox (leased_until);

create table issued_coupon (
    coupon_code text not null,
    user_id     text not null,
    request_id  uuid not null unique,
    issued_at   timestamptz not null default clock_timestamp(),
    primary key (coupon_code, user_id)
);

create table dead_letter (
    id            bigint generated always as identity primary key,
    topic         text not null,
    partition     int not null,
    record_offset bigint not null,
    record_key    text,
    payload       bytea,
    class         text not null,
    cause         text not null,
    state         text not null default 'NEW'
        check (state in ('NEW', 'SCHEDULED', 'REPLAYING', 'RESOLVED', 'QUARANTINED', 'DISCARDED')),
    attempts      int not null default 0,
    created_at    timestamptz not null default clock_timestamp(),
    unique (topic, partition, record_offset)
);

grant select, insert, update on coupon, claim, dead_letter to ${appUser};
grant select, insert, update, delete on outbox to ${appUser};
grant select, insert on issued_coupon to ${appUser};
