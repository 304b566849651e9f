CREATE SCHEMA "municipality";
--> statement-breakpoint
CREATE TABLE "municipality"."log" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "municipality"."log_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"by" jsonb,
	"order_id" uuid,
	"act" text NOT NULL,
	"sentence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "municipality"."draft_saves" (
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"save" integer NOT NULL,
	"draft" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_saves_order_id_version_save_pk" PRIMARY KEY("order_id","version","save")
);
--> statement-breakpoint
CREATE TABLE "municipality"."idempotency_keys" (
	"staff_id" text NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"order_id" uuid NOT NULL,
	"status" integer NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_staff_id_key_pk" PRIMARY KEY("staff_id","key")
);
--> statement-breakpoint
CREATE TABLE "municipality"."order_revisions" (
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"version" integer NOT NULL,
	"place" text NOT NULL,
	"status" text NOT NULL,
	"standing" text NOT NULL,
	"document" jsonb NOT NULL,
	"signed_order" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_revisions_order_id_revision_pk" PRIMARY KEY("order_id","revision"),
	CONSTRAINT "order_revisions_version" UNIQUE("order_id","version"),
	CONSTRAINT "order_revisions_status" CHECK (("municipality"."order_revisions"."place" = 'actual') = ("municipality"."order_revisions"."status" = 'Actual') and "municipality"."order_revisions"."status" in ('Actual', 'Exercise', 'Test')),
	CONSTRAINT "order_revisions_document" CHECK ("municipality"."order_revisions"."document" ->> 'status' = "municipality"."order_revisions"."status" and "municipality"."order_revisions"."document" ->> 'standing' = "municipality"."order_revisions"."standing"),
	CONSTRAINT "order_revisions_revision" CHECK ("municipality"."order_revisions"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "municipality"."order_versions" (
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"saves" integer NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text,
	"reach" jsonb,
	"revision" integer,
	"expires_at" timestamp with time zone,
	"countersigned_by" text,
	"countersigned_at" timestamp with time zone,
	CONSTRAINT "order_versions_order_id_version_pk" PRIMARY KEY("order_id","version"),
	CONSTRAINT "order_versions_revision" UNIQUE("order_id","revision"),
	CONSTRAINT "order_versions_kind" CHECK ("municipality"."order_versions"."kind" in ('order', 'correction', 'lift', 'cancel')),
	CONSTRAINT "order_versions_state" CHECK ("municipality"."order_versions"."state" in ('draft', 'submitted', 'returned', 'rejected', 'issued', 'corrected', 'lifted', 'cancelled', 'expired')),
	CONSTRAINT "order_versions_second_person" CHECK ("municipality"."order_versions"."revision" is null or "municipality"."order_versions"."kind" = 'cancel' or ("municipality"."order_versions"."decided_by" is not null and "municipality"."order_versions"."decided_by" <> "municipality"."order_versions"."drafted_by")),
	CONSTRAINT "order_versions_countersigner" CHECK ("municipality"."order_versions"."countersigned_by" <> "municipality"."order_versions"."drafted_by"),
	CONSTRAINT "order_versions_version" CHECK ("municipality"."order_versions"."version" >= 1 and "municipality"."order_versions"."saves" >= 1)
);
--> statement-breakpoint
CREATE TABLE "municipality"."orders" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_born_in_place" UNIQUE("order_id","place"),
	CONSTRAINT "orders_place" CHECK ("municipality"."orders"."place" in ('actual', 'drill'))
);
--> statement-breakpoint
CREATE TABLE "municipality"."outbox" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "municipality"."outbox_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"signed_order" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbox_once" UNIQUE("order_id","revision")
);
--> statement-breakpoint
CREATE TABLE "municipality"."homes" (
	"home_id" uuid PRIMARY KEY NOT NULL,
	"town" text,
	"lat" double precision,
	"lon" double precision,
	"address" text NOT NULL,
	"people" integer NOT NULL,
	"people_with_support" integer NOT NULL,
	"subscriber_ref" text,
	CONSTRAINT "homes_one_subscriber" UNIQUE("subscriber_ref"),
	CONSTRAINT "homes_town" CHECK ("municipality"."homes"."town" ~ '^[0-9]{12}$'),
	CONSTRAINT "homes_position" CHECK (("municipality"."homes"."lat" is null) = ("municipality"."homes"."lon" is null)),
	CONSTRAINT "homes_people" CHECK ("municipality"."homes"."people" >= "municipality"."homes"."people_with_support"),
	CONSTRAINT "homes_support" CHECK ("municipality"."homes"."people_with_support" >= 0)
);
--> statement-breakpoint
CREATE TABLE "municipality"."register_state" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"serial" bigint NOT NULL,
	CONSTRAINT "register_state_one" CHECK ("municipality"."register_state"."is_only")
);
--> statement-breakpoint
CREATE TABLE "municipality"."subscribers" (
	"home_ref" text PRIMARY KEY NOT NULL,
	"town" text,
	"lat" double precision,
	"lon" double precision,
	"boxes" integer NOT NULL,
	"names" jsonb NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscribers_ref" CHECK ("municipality"."subscribers"."home_ref" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "subscribers_town" CHECK ("municipality"."subscribers"."town" ~ '^[0-9]{12}$'),
	CONSTRAINT "subscribers_position" CHECK (("municipality"."subscribers"."lat" is null) = ("municipality"."subscribers"."lon" is null)),
	CONSTRAINT "subscribers_boxes" CHECK ("municipality"."subscribers"."boxes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "municipality"."answers" (
	"order_id" uuid NOT NULL,
	"box_ref" text NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"home_ref" text NOT NULL,
	"relay_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_order_id_box_ref_revision_kind_answered_at_pk" PRIMARY KEY("order_id","box_ref","revision","kind","answered_at"),
	CONSTRAINT "answers_kind" CHECK ("municipality"."answers"."kind" in ('displayed', 'read', 'evacuating', 'need_help', 'safe'))
);
--> statement-breakpoint
CREATE TABLE "municipality"."relay_reports" (
	"relay_id" text NOT NULL,
	"order_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"serial" bigint NOT NULL,
	"counters" jsonb NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "relay_reports_order_id_relay_id_pk" PRIMARY KEY("order_id","relay_id"),
	CONSTRAINT "relay_reports_serial" CHECK ("municipality"."relay_reports"."serial" >= 1)
);
--> statement-breakpoint
CREATE TABLE "municipality"."voices" (
	"sha256" text PRIMARY KEY NOT NULL,
	"kana" text NOT NULL,
	"voice" text NOT NULL,
	"wav" "bytea" NOT NULL,
	"seconds" double precision NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voices_made_once" UNIQUE("kana","voice"),
	CONSTRAINT "voices_digest" CHECK (encode(sha256("municipality"."voices"."wav"), 'hex') = "municipality"."voices"."sha256")
);
--> statement-breakpoint
CREATE TABLE "municipality"."sign_in_attempts" (
	"state" text PRIMARY KEY NOT NULL,
	"code_verifier" text NOT NULL,
	"nonce" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "municipality"."staff" (
	"staff_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"signed_in_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "municipality"."staff_sessions" (
	"session_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"roles" text[] NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "staff_sessions_hash" CHECK ("municipality"."staff_sessions"."session_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "staff_sessions_lifetime" CHECK ("municipality"."staff_sessions"."expires_at" > "municipality"."staff_sessions"."started_at")
);
--> statement-breakpoint
ALTER TABLE "municipality"."draft_saves" ADD CONSTRAINT "draft_saves_saved_by_staff_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."draft_saves" ADD CONSTRAINT "draft_saves_order_id_version_order_versions_order_id_version_fk" FOREIGN KEY ("order_id","version") REFERENCES "municipality"."order_versions"("order_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_staff_id_staff_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_order_id_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "municipality"."orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_revisions" ADD CONSTRAINT "order_revisions_order_id_place_orders_order_id_place_fk" FOREIGN KEY ("order_id","place") REFERENCES "municipality"."orders"("order_id","place") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_revisions" ADD CONSTRAINT "order_revisions_order_id_version_order_versions_order_id_version_fk" FOREIGN KEY ("order_id","version") REFERENCES "municipality"."order_versions"("order_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_versions" ADD CONSTRAINT "order_versions_order_id_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "municipality"."orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_versions" ADD CONSTRAINT "order_versions_drafted_by_staff_staff_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_versions" ADD CONSTRAINT "order_versions_submitted_by_staff_staff_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_versions" ADD CONSTRAINT "order_versions_decided_by_staff_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."order_versions" ADD CONSTRAINT "order_versions_countersigned_by_staff_staff_id_fk" FOREIGN KEY ("countersigned_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."orders" ADD CONSTRAINT "orders_opened_by_staff_staff_id_fk" FOREIGN KEY ("opened_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."outbox" ADD CONSTRAINT "outbox_order_id_revision_order_revisions_order_id_revision_fk" FOREIGN KEY ("order_id","revision") REFERENCES "municipality"."order_revisions"("order_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."homes" ADD CONSTRAINT "homes_subscriber_ref_subscribers_home_ref_fk" FOREIGN KEY ("subscriber_ref") REFERENCES "municipality"."subscribers"("home_ref") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."answers" ADD CONSTRAINT "answers_order_id_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "municipality"."orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."relay_reports" ADD CONSTRAINT "relay_reports_order_id_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "municipality"."orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "log_of_order" ON "municipality"."log" USING btree ("order_id","sequence");--> statement-breakpoint
CREATE INDEX "order_revisions_expiry" ON "municipality"."order_revisions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_versions_one_open" ON "municipality"."order_versions" USING btree ("order_id") WHERE "municipality"."order_versions"."state" in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX "order_versions_one_in_force" ON "municipality"."order_versions" USING btree ("order_id") WHERE "municipality"."order_versions"."state" = 'issued';--> statement-breakpoint
CREATE INDEX "order_versions_due" ON "municipality"."order_versions" USING btree ("expires_at") WHERE "municipality"."order_versions"."state" = 'issued';--> statement-breakpoint
CREATE INDEX "orders_newest" ON "municipality"."orders" USING btree ("place","opened_at");--> statement-breakpoint
CREATE INDEX "homes_place" ON "municipality"."homes" USING btree ("lat","lon");--> statement-breakpoint
CREATE INDEX "answers_of_homes" ON "municipality"."answers" USING btree ("order_id","home_ref","answered_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_expiry" ON "municipality"."sign_in_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_sessions_expiry" ON "municipality"."staff_sessions" USING btree ("expires_at");