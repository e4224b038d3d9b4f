create table accounts (
	id blob not null primary key,
	owner varchar(100) not null,
	balance numeric(15, 2) not null,
	constraint ck_accounts_balance check (balance >= 0)
);
