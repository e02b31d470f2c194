-- The lights of the open cases as they are.
SELECT {counted} FROM cases WHERE {open}
