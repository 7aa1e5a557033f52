-- The defect: a new claim is called ACCEPTED from now on, while the old release knows only QUEUED.

alter table claim drop constraint claim_state_check;
alter table claim alter column state set default 'ACCEPTED';
alter table claim
    add constraint claim_state_check check (state in ('ACCEPTED', 'QUEUED', 'FAILED'));
