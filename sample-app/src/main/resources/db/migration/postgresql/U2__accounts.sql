-- takes back: accounts

-- WARNING: table accounts and all its rows are lost
drop table accounts;
