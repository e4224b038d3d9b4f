-- accounts

create table accounts (
    id uuid not null,
    balance numeric(15,2) not null,
    owner varchar(100) not null,
    constraint pk_accounts primary key (id),
    constraint ck_accounts_balance check (balance >= CAST(0 AS NUMERIC(1)))
);
