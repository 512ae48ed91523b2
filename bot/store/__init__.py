"""The database: tables, the queries on each, and the migrations. No SQL is written elsewhere."""
