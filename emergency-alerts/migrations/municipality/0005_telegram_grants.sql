-- Telegrams stay as they came; only what replaces one may be noted.
GRANT SELECT, INSERT ON "municipality"."telegrams", "municipality"."telegram_drafts" TO "mimamori_municipality";
--> statement-breakpoint
GRANT UPDATE ("replaced_by") ON "municipality"."telegrams" TO "mimamori_municipality";
