-- The e-postbox's own role: rows only, and only what it needs. What happened is never rewritten:
-- events, submissions, decisions and evidence can be added and read, not changed and not removed.
GRANT USAGE ON SCHEMA "postbox" TO "mimamori_postbox";
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA "postbox" TO "mimamori_postbox";
--> statement-breakpoint
GRANT INSERT ON "postbox"."mailboxes", "postbox"."letters", "postbox"."letter_pdfs", "postbox"."letter_events", "postbox"."drafts", "postbox"."idempotency_keys", "postbox"."challenges", "postbox"."submissions", "postbox"."submission_decisions", "postbox"."pending_seals", "postbox"."evidence", "postbox"."evidence_salts", "postbox"."used_assertions", "postbox"."sessions" TO "mimamori_postbox";
--> statement-breakpoint
GRANT UPDATE ("consumed_at", "consumed_by") ON "postbox"."challenges" TO "mimamori_postbox";
--> statement-breakpoint
GRANT UPDATE ON "postbox"."drafts", "postbox"."pending_seals" TO "mimamori_postbox";
--> statement-breakpoint
GRANT DELETE ON "postbox"."challenges", "postbox"."drafts", "postbox"."pending_seals", "postbox"."used_assertions", "postbox"."sessions" TO "mimamori_postbox";
