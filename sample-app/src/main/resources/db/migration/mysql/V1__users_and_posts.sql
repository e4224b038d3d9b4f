-- users and posts

create table users (
    id bigint not null auto_increment,
    is_active bit(1) not null default b'1',
    created_at datetime(6) not null,
    email varchar(255) not null,
    hashed_password varchar(255) not null,
    role varchar(20) not null,
    updated_at datetime(6),
    username varchar(100) not null,
    primary key (id),
    constraint uk_users_email unique (email),
    constraint uk_users_username unique (username),
    constraint users_chk_1 check (role in ('READER','AUTHOR','ADMIN'))
);

create table posts (
    id bigint not null auto_increment,
    content longtext not null,
    created_at datetime(6) not null,
    title varchar(200) not null,
    author_id bigint not null,
    primary key (id),
    index ix_posts_author_id (author_id)
);

alter table posts add constraint fk_posts_author foreign key (author_id) references users (id);
