CREATE TABLE "cable"."alert_consents" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cable"."alert_consents_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"resident_id" uuid NOT NULL,
	"is_given" boolean NOT NULL,
	"words" text,
	"device" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_consents_words" CHECK ("cable"."alert_consents"."is_given" = ("cable"."alert_consents"."words" is not null))
);
--> statement-breakpoint
CREATE TABLE "cable"."alert_orders" (
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"signed_order" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"remembered_until" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_orders_order_id_revision_pk" PRIMARY KEY("order_id","revision"),
	CONSTRAINT "alert_orders_revision" CHECK ("cable"."alert_orders"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "cable"."alert_subscribers" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"change" bigint NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"names_voice" jsonb
);
--> statement-breakpoint
ALTER TABLE "cable"."household_changes" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cable"."alert_consents" ADD CONSTRAINT "alert_consents_resident_id_residents_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "cable"."residents"("resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cable"."alert_subscribers" ADD CONSTRAINT "alert_subscribers_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "cable"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_consents_last" ON "cable"."alert_consents" USING btree ("resident_id","number");--> statement-breakpoint
CREATE INDEX "alert_orders_remembered" ON "cable"."alert_orders" USING btree ("remembered_until");--> statement-breakpoint
CREATE INDEX "household_changes_untold" ON "cable"."household_changes" USING btree ("number") WHERE "cable"."household_changes"."told_at" is null;