create table users (
	id integer primary key,
	email varchar(255) not null,
	username varchar(100) not null,
	hashed_password varchar(255) not null,
	role varchar(20) not null,
	is_active boolean default true not null,
	created_at timestamp not null,
	updated_at timestamp,
	constraint uk_users_email unique (email),
	constraint uk_users_username unique (username),
	constraint ck_users_role check (role in ('READER', 'AUTHOR', 'ADMIN'))
);

create table posts (
	id integer primary key,
	title varchar(200) not null,
	content text not null,
	author_id bigint not null,
	created_at timestamp not null,
	constraint fk_posts_author foreign key (author_id) references users (id)
);

create index ix_posts_author_id on posts (author_id);
