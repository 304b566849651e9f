-- Orders and consents are only ever added; of a change only that it was told can be said later.
GRANT SELECT, INSERT ON "cable"."alert_orders", "cable"."alert_consents", "cable"."alert_subscribers" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ("told_at") ON "cable"."household_changes" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ("change", "told_at", "names_voice") ON "cable"."alert_subscribers" TO "mimamori_cable";
