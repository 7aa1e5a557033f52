-- What operators tell, where the waiting screen stands, and what lets the reconciler look at new rows only.

create table announcement (
    id         bigint generated always as identity primary key,
    phase      text not null check (phase in ('INVESTIGATING', 'IDENTIFIED', 'MONITORING', 'RESOLVED')),
    text_ko    text not null check (length(text_ko) between 1 and 500),
    text_en    text not null check (length(text_en) between 1 and 500),
    author     text not null check (length(author) between 1 and 64),
    created_at timestamptz not null default clock_timestamp()
);

-- Append only: the newest row rules, the older ones say who switched when.
create table waiting_switch (
    id         bigint generated always as identity primary key,
    is_on      boolean not null,
    author     text not null check (length(author) between 1 and 64),
    created_at timestamptz not null default clock_timestamp()
);

-- What the public page showed since when; the newest row is now.
create table service_state (
    id    bigint generated always as identity primary key,
    state text not null check (state in ('NORMAL', 'CHECKING', 'PARTIAL', 'DELAYED', 'UNAVAILABLE')),
    since timestamptz not null
);

-- One live ticket per request. Only a digest is kept: who reads this table can open no screen.
create table waiting_ticket (
    request_id uuid primary key,
    digest     bytea not null unique check (length(digest) = 32),
    expires_at timestamptz not null
);
create index waiting_ticket_expires_at on waiting_ticket (expires_at);

-- Block-range indexes cost next to nothing on insert: claims and coupons are written in the order of their time.
create index claim_claimed_at on claim using brin (claimed_at) with (pages_per_range = 32, autosummarize = on);
create index issued_coupon_issued_at
    on issued_coupon using brin (issued_at) with (pages_per_range = 32, autosummarize = on);

grant select, insert on announcement, waiting_switch, service_state to ${appUser};
grant select, insert, update, delete on waiting_ticket to ${appUser};
