-- Dead letters become work: one letter per request, allowed steps, replay, discard by two people, audit.

alter table dead_letter
    add column headers          jsonb not null default '[]',
    add column request_id       uuid,
    add column coupon_code      text,
    add column user_id          text,
    add column cause_group      text not null default '',
    add column sightings        int not null default 1,
    add column due_at           timestamptz,
    add column replay_id        uuid,
    add column replayed_at      timestamptz,
    add column note             text,
    add column changed_at       timestamptz not null default clock_timestamp(),
    add column discard_asked_by text,
    add column discard_asked_at timestamptz,
    add column discard_reason   text,
    add check ((discard_asked_by is null) = (discard_asked_at is null)),
    add check ((discard_asked_by is null) = (discard_reason is null));

-- A request that dies again is the same letter, however often and wherever it dies. Bytes that say
-- something else are another letter: whoever borrows a request id cannot get into its owner's way.
create unique index dead_letter_request
    on dead_letter (request_id, coalesce(coupon_code, ''), coalesce(user_id, ''))
    where request_id is not null;
create index dead_letter_open on dead_letter (state, due_at)
    where state in ('NEW', 'SCHEDULED', 'REPLAYING');

-- Each place in the log where a letter was found dead, counted once.
create table dead_letter_sighting (
    topic         text not null,
    partition     int not null,
    record_offset bigint not null,
    letter_id     bigint not null references dead_letter (id),
    class         text not null,
    cause         text not null,
    seen_at       timestamptz not null default clock_timestamp(),
    primary key (topic, partition, record_offset)
);
create index dead_letter_sighting_letter on dead_letter_sighting (letter_id);
insert into dead_letter_sighting (topic, partition, record_offset, letter_id, class, cause, seen_at)
select topic, partition, record_offset, id, class, cause, created_at from dead_letter;

-- The same steps as LetterState in the code; a test compares the two.
create table dead_letter_step (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);
insert into dead_letter_step (from_state, to_state) values
    ('NEW', 'SCHEDULED'), ('NEW', 'REPLAYING'), ('NEW', 'RESOLVED'), ('NEW', 'QUARANTINED'),
    ('NEW', 'DISCARDED'),
    ('SCHEDULED', 'REPLAYING'), ('SCHEDULED', 'RESOLVED'), ('SCHEDULED', 'QUARANTINED'),
    ('SCHEDULED', 'DISCARDED'),
    ('REPLAYING', 'SCHEDULED'), ('REPLAYING', 'RESOLVED'), ('REPLAYING', 'QUARANTINED'),
    ('QUARANTINED', 'SCHEDULED'), ('QUARANTINED', 'REPLAYING'), ('QUARANTINED', 'RESOLVED'),
    ('QUARANTINED', 'DISCARDED');

create function dead_letter_takes_allowed_steps() returns trigger language plpgsql as $body$
begin
    if not exists (select 1 from dead_letter_step
                    where from_state = old.state and to_state = new.state) then
        raise exception 'dead letter % cannot go from % to %', old.id, old.state, new.state
            using errcode = '23514';
    end if;
    new.changed_at := clock_timestamp();
    return new;
end
$body$;
create trigger dead_letter_step before update of state on dead_letter
    for each row when (old.state is distinct from new.state)
    execute function dead_letter_takes_allowed_steps();

-- Requests that must never become a coupon, because their unit was given back.
create table discarded_request (
    request_id   uuid primary key,
    letter_id    bigint not null references dead_letter (id),
    discarded_at timestamptz not null default clock_timestamp()
);

create table replay_switch (
    is_only    boolean primary key default true check (is_only),
    enabled    boolean not null,
    changed_by text not null,
    reason     text not null,
    changed_at timestamptz not null default clock_timestamp()
);
insert into replay_switch (enabled, changed_by, reason) values (true, 'migration', 'the default');

create table dead_letter_audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null default clock_timestamp(),
    actor     text not null,
    action    text not null,
    letter_id bigint,
    details   text not null
);
create index dead_letter_audit_letter on dead_letter_audit (letter_id);

create function audit_is_append_only() returns trigger language plpgsql as $body$
begin
    raise exception 'the audit trail is append-only' using errcode = '42501';
end
$body$;
create trigger audit_is_append_only before update or delete or truncate on dead_letter_audit
    execute function audit_is_append_only();

-- Which replay a row is; empty for a first delivery.
alter table outbox add column replay_id uuid;

grant select on dead_letter_step to ${appUser};
grant select, insert on dead_letter_sighting, dead_letter_audit to ${appUser};
-- update only for the table lock that keeps the worker out while a request is discarded.
grant select, insert, update on discarded_request to ${appUser};
grant select, update on replay_switch to ${appUser};
