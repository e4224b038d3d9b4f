create table entry (id integer primary key, text varchar(200));
