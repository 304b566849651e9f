CREATE SCHEMA "postbox";
--> statement-breakpoint
CREATE TABLE "postbox"."evidence" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"profile" text NOT NULL,
	"zip" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postbox"."evidence_salts" (
	"submission_id" uuid NOT NULL,
	"name" text NOT NULL,
	"salt" "bytea" NOT NULL,
	CONSTRAINT "evidence_salts_submission_id_name_pk" PRIMARY KEY("submission_id","name")
);
--> statement-breakpoint
CREATE TABLE "postbox"."pending_seals" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"last_failure" text
);
--> statement-breakpoint
CREATE TABLE "postbox"."insurers" (
	"insurer_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"client_keys" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postbox"."mailboxes" (
	"mailbox_id" uuid PRIMARY KEY NOT NULL,
	"operator_subject" text NOT NULL,
	"holder_name" text,
	CONSTRAINT "mailboxes_operatorSubject_unique" UNIQUE("operator_subject")
);
--> statement-breakpoint
CREATE TABLE "postbox"."recipients" (
	"insurer_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"name" text NOT NULL,
	"policy_numbers" text[] NOT NULL,
	CONSTRAINT "recipients_insurer_id_recipient_id_pk" PRIMARY KEY("insurer_id","recipient_id"),
	CONSTRAINT "recipients_one_per_mailbox" UNIQUE("insurer_id","mailbox_id")
);
--> statement-breakpoint
CREATE TABLE "postbox"."drafts" (
	"letter_id" uuid PRIMARY KEY NOT NULL,
	"draft" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postbox"."letter_events" (
	"event_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "postbox"."letter_events_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"letter_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"detail" text,
	CONSTRAINT "letter_events_once" UNIQUE("letter_id","kind"),
	CONSTRAINT "letter_events_kind" CHECK ("postbox"."letter_events"."kind" in ('accepted', 'delivered', 'opened', 'acted', 'insurer_accepted', 'insurer_rejected'))
);
--> statement-breakpoint
CREATE TABLE "postbox"."letter_pdfs" (
	"letter_id" uuid PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"length" integer NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "letter_pdfs_length" CHECK (octet_length("postbox"."letter_pdfs"."bytes") = "postbox"."letter_pdfs"."length"),
	CONSTRAINT "letter_pdfs_digest" CHECK (encode(sha256("postbox"."letter_pdfs"."bytes"), 'hex') = "postbox"."letter_pdfs"."sha256")
);
--> statement-breakpoint
CREATE TABLE "postbox"."letters" (
	"letter_id" uuid PRIMARY KEY NOT NULL,
	"insurer_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"subject" text NOT NULL,
	"sent_on" date NOT NULL,
	"parts" jsonb NOT NULL,
	"form" jsonb,
	"form_year" integer,
	"pdf_sha256" text NOT NULL,
	"delivered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letters_no_duplicate" UNIQUE NULLS NOT DISTINCT("insurer_id","recipient_id","pdf_sha256","form_year"),
	CONSTRAINT "letters_form_year" CHECK (("postbox"."letters"."form" is null) = ("postbox"."letters"."form_year" is null))
);
--> statement-breakpoint
CREATE TABLE "postbox"."idempotency_keys" (
	"insurer_id" text NOT NULL,
	"key" text NOT NULL,
	"body_digest" text NOT NULL,
	"answer" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_insurer_id_key_pk" PRIMARY KEY("insurer_id","key")
);
--> statement-breakpoint
CREATE TABLE "postbox"."challenges" (
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
	CONSTRAINT "challenges_lifetime" CHECK ("postbox"."challenges"."expires_at" > "postbox"."challenges"."issued_at"),
	CONSTRAINT "challenges_consumed_whole" CHECK (("postbox"."challenges"."consumed_at" is null) = ("postbox"."challenges"."consumed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "postbox"."submission_decisions" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_decisions_reason" CHECK (("postbox"."submission_decisions"."decision" = 'rejected') = ("postbox"."submission_decisions"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "postbox"."submissions" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"receipt_number" text NOT NULL,
	"challenge_id" uuid NOT NULL,
	"letter_id" uuid NOT NULL,
	"insurer_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"statement" jsonb NOT NULL,
	"signed_bytes" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"certificate" "bytea" NOT NULL,
	"authority" "bytea" NOT NULL,
	"policy" text NOT NULL,
	"revocation_method" text NOT NULL,
	"source_updated_at" timestamp with time zone NOT NULL,
	"revocation_checked_at" timestamp with time zone NOT NULL,
	"revocation_evidence" "bytea",
	"due_on" date NOT NULL,
	"has_changes" boolean NOT NULL,
	CONSTRAINT "submissions_receiptNumber_unique" UNIQUE("receipt_number"),
	CONSTRAINT "submissions_challengeId_unique" UNIQUE("challenge_id"),
	CONSTRAINT "submissions_letterId_unique" UNIQUE("letter_id"),
	CONSTRAINT "submissions_receipt" CHECK ("postbox"."submissions"."receipt_number" ~ '^[0-9]{4}-[0-9]{4}-[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "postbox"."sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"card_salt" "bytea" NOT NULL,
	"card_sha256" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postbox"."used_assertions" (
	"assertion" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "postbox"."evidence" ADD CONSTRAINT "evidence_submission_id_submissions_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "postbox"."submissions"("submission_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."evidence_salts" ADD CONSTRAINT "evidence_salts_submission_id_submissions_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "postbox"."submissions"("submission_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."pending_seals" ADD CONSTRAINT "pending_seals_submission_id_submissions_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "postbox"."submissions"("submission_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."recipients" ADD CONSTRAINT "recipients_insurer_id_insurers_insurer_id_fk" FOREIGN KEY ("insurer_id") REFERENCES "postbox"."insurers"("insurer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."recipients" ADD CONSTRAINT "recipients_mailbox_id_mailboxes_mailbox_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "postbox"."mailboxes"("mailbox_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."drafts" ADD CONSTRAINT "drafts_letter_id_letters_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "postbox"."letters"("letter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."letter_events" ADD CONSTRAINT "letter_events_letter_id_letters_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "postbox"."letters"("letter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."letter_pdfs" ADD CONSTRAINT "letter_pdfs_letter_id_letters_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "postbox"."letters"("letter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."letters" ADD CONSTRAINT "letters_insurer_id_recipient_id_recipients_insurer_id_recipient_id_fk" FOREIGN KEY ("insurer_id","recipient_id") REFERENCES "postbox"."recipients"("insurer_id","recipient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_insurer_id_insurers_insurer_id_fk" FOREIGN KEY ("insurer_id") REFERENCES "postbox"."insurers"("insurer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."submission_decisions" ADD CONSTRAINT "submission_decisions_submission_id_submissions_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "postbox"."submissions"("submission_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."submissions" ADD CONSTRAINT "submissions_letter_id_letters_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "postbox"."letters"("letter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."submissions" ADD CONSTRAINT "submissions_insurer_id_recipient_id_recipients_insurer_id_recipient_id_fk" FOREIGN KEY ("insurer_id","recipient_id") REFERENCES "postbox"."recipients"("insurer_id","recipient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postbox"."sessions" ADD CONSTRAINT "sessions_mailbox_id_mailboxes_mailbox_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "postbox"."mailboxes"("mailbox_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pending_seals_due" ON "postbox"."pending_seals" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "letter_events_by_time" ON "postbox"."letter_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "challenges_open" ON "postbox"."challenges" USING btree ("device","expires_at");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "postbox"."sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "used_assertions_expiry" ON "postbox"."used_assertions" USING btree ("expires_at");