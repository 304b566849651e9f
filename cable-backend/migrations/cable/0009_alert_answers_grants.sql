-- Answers are only ever added; that the municipality has one can be said later.
GRANT SELECT, INSERT ON "cable"."alert_answers" TO "mimamori_cable";
--> statement-breakpoint
GRANT UPDATE ("told_at") ON "cable"."alert_answers" TO "mimamori_cable";
