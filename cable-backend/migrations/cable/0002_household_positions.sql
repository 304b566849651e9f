CREATE TABLE "cable"."household_changes" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cable"."household_changes_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"household_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cable"."households" ADD COLUMN "municipality" text;--> statement-breakpoint
ALTER TABLE "cable"."households" ADD COLUMN "town" text;--> statement-breakpoint
ALTER TABLE "cable"."households" ADD COLUMN "lat" double precision;--> statement-breakpoint
ALTER TABLE "cable"."households" ADD COLUMN "lon" double precision;--> statement-breakpoint
ALTER TABLE "cable"."household_changes" ADD CONSTRAINT "household_changes_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "cable"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "household_changes_of" ON "cable"."household_changes" USING btree ("household_id","number");--> statement-breakpoint
ALTER TABLE "cable"."households" ADD CONSTRAINT "households_municipality" CHECK ("cable"."households"."municipality" ~ '^[0-9]{5}$');--> statement-breakpoint
ALTER TABLE "cable"."households" ADD CONSTRAINT "households_town" CHECK ("cable"."households"."town" ~ '^[0-9]{12}$');--> statement-breakpoint
ALTER TABLE "cable"."households" ADD CONSTRAINT "households_position" CHECK (("cable"."households"."lat" is null) = ("cable"."households"."lon" is null));--> statement-breakpoint
ALTER TABLE "cable"."households" ADD CONSTRAINT "households_on_earth" CHECK ("cable"."households"."lat" between -90 and 90 and "cable"."households"."lon" between -180 and 180);