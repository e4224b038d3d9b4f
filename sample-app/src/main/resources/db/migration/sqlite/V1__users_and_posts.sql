-- users and posts

create table users (
    id integer not null primary key,
    is_active boolean not null default true,
    created_at timestamp not null,
    email varchar(255) not null,
    hashed_password varchar(255) not null,
    role varchar(20) not null,
    updated_at timestamp,
    username varchar(100) not null,
    unique (email),
    unique (username),
    check (role in ('READER', 'AUTHOR', 'ADMIN'))
);

create table posts (
    id integer not null primary key,
    content varchar(2147483647) not null,
    created_at timestamp not null,
    title varchar(200) not null,
    author_id bigint not null,
    foreign key (author_id) references users (id)
);

create index ix_posts_author_id on posts (author_id);
