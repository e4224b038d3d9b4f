CREATE INDEX item_name ON item (name);
UPDATE item SET name = 'second';
