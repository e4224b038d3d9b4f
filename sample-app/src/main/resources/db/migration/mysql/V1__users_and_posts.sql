create table users (
	id bigint not null auto_increment primary key,
	email varchar(255) not null,
	username varchar(100) not null,
	hashed_password varchar(255) not null,
	role varchar(20) not null,
	is_active bit default true not null,
	created_at datetime(6) default (utc_timestamp(6)) not null,
	updated_at datetime(6),
	constraint uk_users_email unique (email),
	constraint uk_users_username unique (username),
	constraint ck_users_role check (role in ('READER', 'AUTHOR', 'ADMIN'))
) engine = InnoDB;

create table posts (
	id bigint not null auto_increment primary key,
	title varchar(200) not null,
	content longtext not null,
	author_id bigint not null,
	created_at datetime(6) default (utc_timestamp(6)) not null,
	constraint fk_posts_author foreign key (author_id) references users (id)
) engine = InnoDB;

create index ix_posts_author_id on posts (author_id);
