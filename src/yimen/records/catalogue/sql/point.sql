-- Matters point at the versions that were written, and at what is published.
--   a draft: latest moves; published at once: latest and current move, state in use
UPDATE matter AS m
SET latest_id = p.version_id,
    current_id = CASE WHEN p.publishes THEN p.version_id ELSE m.current_id END,
    state = CASE WHEN p.publishes THEN 'in_use' ELSE m.state END,
    organ_id = CASE WHEN p.leads THEN p.organ_id ELSE m.organ_id END,
    line = CASE WHEN p.leads THEN p.line ELSE m.line END,
    base_code = CASE WHEN p.leads THEN p.base_code ELSE m.base_code END,
    version = m.version + p.step
FROM unnest(
    %(ids)s::bigint[], %(version_ids)s::bigint[], %(publishes)s::boolean[],
    %(leads)s::boolean[], %(organ_ids)s::bigint[], %(lines)s::text[],
    %(base_codes)s::text[], %(steps)s::integer[]
) AS p(id, version_id, publishes, leads, organ_id, line, base_code, step)
WHERE m.id = p.id
