create table dynamic_configs (
	id bigint not null auto_increment primary key,
	`key` varchar(255) not null,
	`value` json not null,
	value_type varchar(50) not null,
	category varchar(100) not null,
	description longtext,
	is_active bit default true not null,
	created_at datetime(6) default (utc_timestamp(6)) not null,
	updated_at datetime(6) default (utc_timestamp(6)) not null,
	constraint uk_dynamic_configs_key unique (`key`)
) engine = InnoDB;

create index ix_dynamic_configs_category on dynamic_configs (category);

create index ix_dynamic_configs_category_active on dynamic_configs (category, is_active);

create index ix_dynamic_configs_key_active on dynamic_configs (`key`, is_active);

create table log_entries (
	id bigint not null auto_increment primary key,
	level varchar(20) not null,
	logger_name varchar(255) not null,
	message longtext not null,
	module varchar(255),
	`function` varchar(255),
	line_number integer,
	process_id bigint,
	thread_id bigint,
	exception_type varchar(255),
	exception_message longtext,
	traceback longtext,
	extra_data json,
	created_at datetime(6) default (utc_timestamp(6)) not null,
	constraint ck_log_entries_level check (level in ('INFO', 'WARNING', 'ERROR'))
) engine = InnoDB;

create index ix_log_entries_level on log_entries (level, created_at);

create index ix_log_entries_logger on log_entries (logger_name, created_at);
