-- The cable operator's own role: rows only, and only what it needs. Contracts are entered and
-- brought up to date; a card link can be made and ended, never changed and never removed.
GRANT USAGE ON SCHEMA "cable" TO "mimamori_cable";
--> statement-breakpoint
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA "cable" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ON "cable"."households", "cable"."boxes", "cable"."residents" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ("ended_at") ON "cable"."card_links", "cable"."sessions" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ("consumed_at", "consumed_by") ON "cable"."challenges" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ("used_at") ON "cable"."link_tickets" TO "mimamori_cable";
--> statement-breakpoint
GRANT DELETE ON "cable"."challenges", "cable"."sessions", "cable"."link_tickets" TO "mimamori_cable";
