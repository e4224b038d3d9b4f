-- configs and logs

create table dynamic_configs (
    id integer not null primary key,
    is_active boolean not null default true,
    category varchar(100) not null,
    created_at timestamp not null,
    description varchar(2147483647),
    key varchar(255) not null,
    updated_at timestamp not null,
    value clob not null,
    value_type varchar(50) not null,
    unique (key)
);

create table log_entries (
    id integer not null primary key,
    created_at timestamp not null,
    exception_message varchar(2147483647),
    exception_type varchar(255),
    extra_data clob,
    function varchar(255),
    level varchar(20) not null,
    line_number integer,
    logger_name varchar(255) not null,
    message varchar(2147483647) not null,
    module varchar(255),
    process_id bigint,
    thread_id bigint,
    traceback varchar(2147483647),
    check (level in ('INFO', 'WARNING', 'ERROR'))
);

create index ix_dynamic_configs_category on dynamic_configs (category);

create index ix_dynamic_configs_category_active on dynamic_configs (category, is_active);

create index ix_dynamic_configs_key_active on dynamic_configs (key, is_active);

create index ix_log_entries_level on log_entries (level, created_at);

create index ix_log_entries_logger on log_entries (logger_name, created_at);
