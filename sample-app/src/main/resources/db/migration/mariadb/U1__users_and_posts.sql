-- takes back: users and posts

-- WARNING: table posts and all its rows are lost
drop table posts;

-- WARNING: table users and all its rows are lost
drop table users;
