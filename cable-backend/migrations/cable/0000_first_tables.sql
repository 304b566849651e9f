CREATE SCHEMA "cable";
--> statement-breakpoint
CREATE TABLE "cable"."boxes" (
	"box_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"household_id" uuid NOT NULL,
	"key_thumbprint" text NOT NULL,
	CONSTRAINT "boxes_key_thumbprint_unique" UNIQUE("key_thumbprint")
);
--> statement-breakpoint
CREATE TABLE "cable"."card_links" (
	"card_key" text PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "card_links_key" CHECK ("cable"."card_links"."card_key" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "card_links_order" CHECK ("cable"."card_links"."ended_at" is null or "cable"."card_links"."ended_at" >= "cable"."card_links"."linked_at")
);
--> statement-breakpoint
CREATE TABLE "cable"."households" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cable"."residents" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kana" text NOT NULL,
	"contract_address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cable"."challenges" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"relying_party" text NOT NULL,
	"device" text NOT NULL,
	"subject" text,
	"nonce" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"statement" jsonb,
	"consumed_at" timestamp with time zone,
	"consumed_by" text,
	CONSTRAINT "challenges_nonce_unique" UNIQUE("nonce"),
	CONSTRAINT "challenges_lifetime" CHECK ("cable"."challenges"."expires_at" > "cable"."challenges"."issued_at"),
	CONSTRAINT "challenges_consumed_whole" CHECK (("cable"."challenges"."consumed_at" is null) = ("cable"."challenges"."consumed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "cable"."link_tickets" (
	"ticket_hash" text PRIMARY KEY NOT NULL,
	"device" text NOT NULL,
	"card_key" text NOT NULL,
	"card_salt" text NOT NULL,
	"card_sha256" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cable"."sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"device" text NOT NULL,
	"card_salt" text NOT NULL,
	"card_sha256" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_lifetime" CHECK ("cable"."sessions"."expires_at" > "cable"."sessions"."started_at")
);
--> statement-breakpoint
ALTER TABLE "cable"."boxes" ADD CONSTRAINT "boxes_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "cable"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cable"."card_links" ADD CONSTRAINT "card_links_resident_id_residents_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "cable"."residents"("resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cable"."residents" ADD CONSTRAINT "residents_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "cable"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cable"."sessions" ADD CONSTRAINT "sessions_resident_id_residents_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "cable"."residents"("resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "boxes_household" ON "cable"."boxes" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "card_links_one_active" ON "cable"."card_links" USING btree ("resident_id") WHERE "cable"."card_links"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "residents_household" ON "cable"."residents" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "challenges_open" ON "cable"."challenges" USING btree ("device","expires_at");--> statement-breakpoint
CREATE INDEX "link_tickets_expiry" ON "cable"."link_tickets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "cable"."sessions" USING btree ("expires_at");