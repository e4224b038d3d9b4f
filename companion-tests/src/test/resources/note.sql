insert into note (text) values ('from a script');
