-- The municipality's own role: rows only, and only what it needs. What happened is never rewritten:
-- the log, saved drafts, issued revisions, the outbox and answers can be added and read, not changed
-- and not removed; where an order was born (place) and what it is (status) cannot be changed at all.
GRANT USAGE ON SCHEMA "municipality" TO "mimamori_municipality";
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA "municipality" TO "mimamori_municipality";
--> statement-breakpoint
GRANT INSERT ON "municipality"."log", "municipality"."orders", "municipality"."order_versions", "municipality"."draft_saves", "municipality"."order_revisions", "municipality"."outbox", "municipality"."idempotency_keys", "municipality"."subscribers", "municipality"."relay_reports", "municipality"."answers", "municipality"."voices", "municipality"."staff", "municipality"."staff_sessions", "municipality"."sign_in_attempts" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("state", "saves", "submitted_by", "submitted_at", "decided_by", "decided_at", "reason", "reach", "revision", "expires_at", "countersigned_by", "countersigned_at") ON "municipality"."order_versions" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("town", "lat", "lon", "boxes", "names", "told_at") ON "municipality"."subscribers" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("subscriber_ref") ON "municipality"."homes" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("revision", "serial", "counters", "reported_at") ON "municipality"."relay_reports" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("name", "roles", "signed_in_at") ON "municipality"."staff" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("ended_at") ON "municipality"."staff_sessions" TO "mimamori_municipality";
--> statement-breakpoint
GRANT DELETE ON "municipality"."subscribers", "municipality"."staff_sessions", "municipality"."sign_in_attempts" TO "mimamori_municipality";
--> statement-breakpoint
-- The serial of the register grows with every change of homes and subscribers, whoever makes it.
INSERT INTO "municipality"."register_state" ("serial") VALUES (1);
--> statement-breakpoint
CREATE FUNCTION "municipality"."count_register_change"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS 'BEGIN UPDATE municipality.register_state SET serial = serial + 1; RETURN NULL; END';
--> statement-breakpoint
CREATE TRIGGER "homes_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "municipality"."homes"
FOR EACH STATEMENT EXECUTE FUNCTION "municipality"."count_register_change"();
--> statement-breakpoint
CREATE TRIGGER "subscribers_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "municipality"."subscribers"
FOR EACH STATEMENT EXECUTE FUNCTION "municipality"."count_register_change"();
