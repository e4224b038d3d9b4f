-- accounts

create table accounts (
    id blob not null,
    balance numeric(15,2) not null,
    owner varchar(100) not null,
    primary key (id),
    constraint ck_accounts_balance check (balance >= 0)
);
