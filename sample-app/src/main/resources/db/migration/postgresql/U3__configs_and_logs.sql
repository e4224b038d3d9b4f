-- takes back: configs and logs

-- WARNING: table dynamic_configs and all its rows are lost
drop table dynamic_configs;

-- WARNING: table log_entries and all its rows are lost
drop table log_entries;
