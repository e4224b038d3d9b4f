insert into item (name) values ('from-script');
