create table booking (
	id bigint not null primary key,
	text varchar(100) not null unique
);

insert into booking (id, text) values (1, 'opening');
