-- takes back: accounts

-- WARNING: table ACCOUNTS and all its rows are lost
drop table accounts;
