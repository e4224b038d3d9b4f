-- accounts

create table accounts (
    id binary(16) not null,
    balance decimal(15,2) not null,
    owner varchar(100) not null,
    primary key (id),
    constraint ck_accounts_balance check (balance >= 0)
);
