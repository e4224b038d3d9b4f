-- takes back: configs and logs

-- WARNING: table DYNAMIC_CONFIGS and all its rows are lost
drop table dynamic_configs;

-- WARNING: table LOG_ENTRIES and all its rows are lost
drop table log_entries;
