create table accounts (
	id binary(16) not null primary key,
	owner varchar(100) not null,
	balance decimal(15, 2) not null,
	constraint ck_accounts_balance check (balance >= 0)
) engine = InnoDB;
