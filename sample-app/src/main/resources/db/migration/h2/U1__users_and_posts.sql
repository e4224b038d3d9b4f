-- takes back: users and posts

-- WARNING: table POSTS and all its rows are lost
drop table posts;

-- WARNING: table USERS and all its rows are lost
drop table users;
