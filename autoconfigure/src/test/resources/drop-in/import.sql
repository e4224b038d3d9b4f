insert into probe (id, name) values (7, 'imported');
