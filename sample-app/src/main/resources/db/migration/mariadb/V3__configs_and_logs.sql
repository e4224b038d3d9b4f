-- configs and logs

create table dynamic_configs (
    id bigint not null auto_increment,
    is_active bit(1) not null default b'1',
    category varchar(100) not null,
    created_at datetime(6) not null,
    description longtext,
    `key` varchar(255) not null,
    updated_at datetime(6) not null,
    value json not null,
    value_type varchar(50) not null,
    primary key (id),
    constraint uk_dynamic_configs_key unique (`key`),
    index ix_dynamic_configs_category (category),
    index ix_dynamic_configs_category_active (category, is_active),
    index ix_dynamic_configs_key_active (`key`, is_active)
);

create table log_entries (
    id bigint not null auto_increment,
    created_at datetime(6) not null,
    exception_message longtext,
    exception_type varchar(255),
    extra_data json,
    function varchar(255),
    level varchar(20) not null check (level in ('INFO','WARNING','ERROR')),
    line_number int,
    logger_name varchar(255) not null,
    message longtext not null,
    module varchar(255),
    process_id bigint,
    thread_id bigint,
    traceback longtext,
    primary key (id),
    index ix_log_entries_level (level, created_at),
    index ix_log_entries_logger (logger_name, created_at)
);
